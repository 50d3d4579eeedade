import { z } from 'zod'
import { Day, Id, line, Version } from '../id.ts'
import { AskedView, GuestEmail, LinkKey, LinkView } from '../link.ts'
import { PackView } from '../pack.ts'
import { QuestionsAskedView } from './question.ts'

/** One person may read one frozen pack. With an address the link is mailed there. */
export const MakePackLink = z
  .object({
    id: Id,
    forName: line('who may read it', 120),
    agency: line('their agency or group', 120),
    forEmail: GuestEmail.nullable().default(null),
    expiresOn: Day,
    mayReadMarking: z
      .boolean({ error: 'Say whether the person may read this marking.' })
      .default(false)
      .meta({ description: 'Has to be true where the pack is marked beyond OFFICIAL' }),
  })
  .meta({ id: 'MakePackLink' })
export type MakePackLink = z.infer<typeof MakePackLink>

/** The same pack under a new key: the old one stops working. */
export const SendPackLinkAgain = z
  .object({ id: Id, version: Version, forEmail: GuestEmail.nullable().default(null), expiresOn: Day })
  .meta({ id: 'SendPackLinkAgain' })
export type SendPackLinkAgain = z.infer<typeof SendPackLinkAgain>

export const PackLinkListView = z
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
          expiresOn: true,
          madeAt: true,
          madeBy: true,
          mail: true,
        }).extend({
          state: z.enum(['withdrawn', 'expired', 'opened', 'sent', 'made']),
          openings: z.int().meta({ description: 'How often it was opened, since its key was made' }),
          lastOpenedAt: z.iso.datetime().nullable(),
        }),
      )
      .meta({ description: 'Newest first; at most 100' }),
    marking: z.string(),
    proposedUntil: Day.meta({ description: 'The last day that a new link begins with' }),
  })
  .meta({ id: 'PackLinkList' })
export type PackLinkListView = z.infer<typeof PackLinkListView>

/** All that somebody without an account reads of a partnership: one frozen pack, whose cards and files are asked for apart. */
export const ReadPackView = z
  .object({
    kind: z.literal('pack'),
    partnership: z.object({ name: z.string(), notice: z.string().nullable() }),
    forName: z.string(),
    agency: z.string(),
    sentBy: z.object({ name: z.string(), agency: z.string() }),
    expiresOn: Day,
    content: PackView.shape.content,
    cards: PackView.shape.cards,
    files: z.object({ pdf: z.int(), slides: z.int() }).meta({ description: 'Their sizes in bytes' }),
  })
  .meta({ id: 'ReadPack' })
export type ReadPackView = z.infer<typeof ReadPackView>

export const ReadPackCard = z
  .object({ key: LinkKey, card: z.string({ error: 'Choose a report card of the pack.' }).max(100) })
  .meta({ id: 'ReadPackCard' })
export type ReadPackCard = z.infer<typeof ReadPackCard>

export const ReadPackFile = z
  .object({ key: LinkKey, file: z.enum(['pdf', 'slides'], { error: 'Choose the PDF or the slides: pdf or slides.' }) })
  .meta({ id: 'ReadPackFile' })
export type ReadPackFile = z.infer<typeof ReadPackFile>

export const OpenedLinkView = z.discriminatedUnion('kind', [AskedView, QuestionsAskedView, ReadPackView])
export type OpenedLinkView = z.infer<typeof OpenedLinkView>
