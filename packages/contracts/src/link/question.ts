import { challengeLimits } from '@ttc/domain/challenge'
import { itemKinds } from '@ttc/domain/challenge-meeting'
import { z } from 'zod'
import { FieldVersion } from '../challenge.ts'
import { Day, Id, line, mayBeSaid, Version } from '../id.ts'
import { GuestEmail, LinkKey, LinkView } from '../link.ts'
import { PanelPapersView } from '../panel.ts'

/** One person or group is asked to put questions to a meeting, until it begins. With an address the link is mailed there. */
export const MakeQuestionLink = z
  .object({
    id: Id,
    forName: line('who is asked', 120),
    agency: line('their agency or group', 120),
    forEmail: GuestEmail.nullable().default(null),
    forPanel: z
      .boolean({ error: 'Say whether this is the young people’s panel.' })
      .default(false)
      .meta({ description: 'It shows the papers of the panel, and its questions are answered before the meeting' }),
  })
  .meta({ id: 'MakeQuestionLink' })
export type MakeQuestionLink = z.infer<typeof MakeQuestionLink>

/** The same request under a new key: the old one stops working. */
export const SendQuestionLinkAgain = z
  .object({ id: Id, version: Version, forEmail: GuestEmail.nullable().default(null) })
  .meta({ id: 'SendQuestionLinkAgain' })
export type SendQuestionLinkAgain = z.infer<typeof SendQuestionLinkAgain>

export const QuestionLinkListView = z
  .object({
    links: z
      .array(
        LinkView.pick({
          id: true,
          version: true,
          open: true,
          forName: true,
          agency: true,
          forEmail: true,
          madeAt: true,
          madeBy: true,
          mail: true,
          openedAt: true,
        }).extend({
          state: z.enum(['withdrawn', 'expired', 'stored', 'opened', 'sent', 'made']),
          forPanel: z.boolean(),
          questions: z.int().meta({ description: 'That came through it and were not taken out' }),
        }),
      )
      .meta({ description: 'Newest first; at most 100' }),
  })
  .meta({ id: 'QuestionLinkList' })
export type QuestionLinkListView = z.infer<typeof QuestionLinkListView>

/**
 * Writes a question through a link, changes it, or takes it out: then it is empty. `version` 0 makes it. A question of
 * the panel may be about one priority of its papers; what it is about stays when its words are changed.
 */
export const WriteQuestion = z
  .object({
    key: LinkKey,
    id: Id,
    version: FieldVersion,
    question: mayBeSaid('your question', challengeLimits.question),
    priorityId: Id.nullable().default(null),
  })
  .meta({ id: 'WriteQuestion' })
export type WriteQuestion = z.infer<typeof WriteQuestion>

/** All that somebody without an account is told of a meeting: when it is, what it talks about, and their own questions. */
export const QuestionsAskedView = z
  .object({
    kind: z.literal('question'),
    partnership: z.object({ name: z.string(), notice: z.string().nullable() }),
    plan: z.string(),
    forName: z.string(),
    agency: z.string(),
    askedBy: z.object({ name: z.string(), agency: z.string() }),
    meeting: z.object({ name: z.string(), meetsOn: Day, startsAt: z.string().nullable(), place: z.string() }),
    items: z.array(z.object({ kind: z.enum(itemKinds), title: z.string() })).meta({ description: 'In their order' }),
    questions: z.array(
      z.object({
        id: Id,
        version: z.int(),
        question: z.string(),
        priorityId: Id.nullable(),
        answer: z
          .object({ words: z.string(), by: z.string().meta({ description: 'What they are, no name' }), on: Day })
          .nullable()
          .meta({ description: 'Given to the panel before the meeting; null for anybody else' }),
      }),
    ),
    papers: PanelPapersView.nullable().meta({ description: 'Of the panel’s link alone, where there are any' }),
    most: z.int().meta({ description: 'How many questions may come through this link' }),
  })
  .meta({ id: 'QuestionsAsked' })
export type QuestionsAskedView = z.infer<typeof QuestionsAskedView>
