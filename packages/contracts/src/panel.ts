import { meetingStates } from '@ttc/domain/challenge-meeting'
import { panelLimits, panelQuestionStates } from '@ttc/domain/panel'
import { z } from 'zod'
import { FieldVersion } from './challenge.ts'
import { ScaleView } from './figure.ts'
import { Day, Id, said } from './id.ts'
import { ValueStatusView } from './measurement.ts'
import { AllowedView, MemberView } from './partnership.ts'
import { PeriodView } from './period.ts'

const { priorities, curves, plain, answer } = panelLimits

const Curves = z
  .array(Id)
  .max(curves, { error: `Choose ${curves} curves of a priority at most.` })
  .refine((ids) => new Set(ids).size === ids.length, { error: 'Choose each curve once.' })

/** The papers of the young people's panel for a meeting, all of them in their order. `version` 0 makes them. */
export const SetPanelPaper = z
  .object({
    version: FieldVersion,
    priorities: z
      .array(
        z.object({
          priorityId: Id,
          plain: said('what this priority is about, in plain words', plain),
          answererMemberId: Id.nullable()
            .default(null)
            .meta({ description: 'Null: the lead of the priority answers questions about it' }),
          placementIds: Curves.default([]),
        }),
      )
      .min(1, { error: 'Choose a priority that the panel asked for.' })
      .max(priorities, { error: `Choose ${priorities} priorities at most.` })
      .refine((rows) => new Set(rows.map(({ priorityId }) => priorityId)).size === rows.length, {
        error: 'Choose each priority once.',
      }),
  })
  .meta({ id: 'SetPanelPaper' })
export type SetPanelPaper = z.infer<typeof SetPanelPaper>

/** An answer to the panel before the meeting. `version` is how often the answer was changed, as it was on the screen. */
export const AnswerPanel = z
  .object({ version: FieldVersion, answer: said('your answer', answer) })
  .meta({ id: 'AnswerPanel' })
export type AnswerPanel = z.infer<typeof AnswerPanel>

const Named = z.object({ id: Id, name: z.string() })

export const PanelQuestionView = z
  .object({
    id: Id,
    meeting: Named.extend({ planId: Id, meetsOn: Day }),
    priority: Named.nullable().meta({ description: 'Null: about the meeting as a whole' }),
    question: z.string(),
    askedBy: z.string(),
    agency: z.string(),
    answerer: MemberView.nullable().meta({ description: 'Who owes the answer; null: nobody is named' }),
    dueOn: Day.meta({ description: 'A week before the meeting' }),
    state: z.enum(panelQuestionStates),
    answer: z.string(),
    answeredBy: z.string(),
    answeredOn: Day.nullable(),
    version: z.int().meta({ description: 'How often the answer was changed' }),
    mayAnswer: z.boolean(),
  })
  .meta({ id: 'PanelQuestion' })
export type PanelQuestionView = z.infer<typeof PanelQuestionView>

export const PanelView = z
  .object({
    asOf: Day,
    meeting: Named.extend({ plan: Named, meetsOn: Day, state: z.enum(meetingStates) }),
    version: z.int().meta({ description: '0: there are no papers yet' }),
    priorities: z.array(
      z.object({
        priority: Named,
        plain: z.string(),
        answerer: MemberView.nullable(),
        answererMemberId: Id.nullable().meta({ description: 'Who was named; null: the lead of the priority' }),
        placementIds: z.array(Id),
      }),
    ),
    offered: z
      .array(
        Named.extend({
          lead: MemberView.nullable(),
          indicators: z.array(z.object({ placementId: Id, name: z.string() })),
        }),
      )
      .meta({ description: 'The plan’s priorities with their indicators; empty for whoever may not choose' }),
    questions: z.array(PanelQuestionView).meta({ description: 'Of the panel, late first; at most 200' }),
    onAgenda: z.boolean().meta({ description: 'The agenda has an item for the panel’s questions' }),
    allowed: AllowedView,
  })
  .meta({ id: 'Panel' })
export type PanelView = z.infer<typeof PanelView>

/** What the panel's own page shows of its papers: what may be shown to anybody, as it stands now. */
export const PanelPapersView = z
  .object({
    answersBy: Day,
    priorities: z.array(
      z.object({
        id: Id,
        name: z.string(),
        plain: z.string(),
        curves: z.array(
          z.object({
            name: z.string(),
            words: z.string(),
            scale: ScaleView,
            last: z
              .array(z.object({ period: PeriodView, value: z.number().nullable(), status: ValueStatusView }))
              .meta({ description: 'The last eight, oldest first' }),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'PanelPapers' })
export type PanelPapersView = z.infer<typeof PanelPapersView>
