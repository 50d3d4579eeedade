import { itemKinds, meetingLimits } from '@ttc/domain/challenge-meeting'
import { packAudiences, packLimits } from '@ttc/domain/pack'
import { packChangeKinds } from '@ttc/domain/pack/changes'
import { promiseStates } from '@ttc/domain/promise'
import { z } from 'zod'
import { Day, Id, mayBeSaid } from './id.ts'
import { AllowedView, MemberView } from './partnership.ts'
import { CardHeadline, ReportCard } from './report-card.ts'

/**
 * The frozen copy a pack is made from, for screen, print and slides alike: words where words are what the meeting was
 * shown, and the numbers beside them. Ids in it only tell the same thing from another in the next version; nothing is
 * looked up by them. A change of shape gets a new number, and the reader of an old number is kept for ever; what is
 * added later comes as optional fields of the same number.
 */

const text = z.string()
const person = z.object({ name: text, agency: text })
const facts = z.array(z.object({ name: text, text }))

const PackAgendaItem = z.object({
  id: text,
  kind: z.enum(itemKinds),
  title: text,
  about: text.nullable().meta({ description: 'The id of the card or the exception that it is about' }),
  minutes: z.int(),
  at: text.nullable().meta({ description: 'When it begins, "14:05"; null where the meeting has no time yet' }),
})

const PackPromise = z.object({
  id: text,
  text,
  who: text.meta({ description: 'Owner and agency; empty where nobody was named' }),
  agency: text,
  madeOn: Day,
  dueOn: Day.nullable(),
  state: z.enum(promiseStates),
  standing: text.meta({ description: 'How it stood in a word: "Overdue"' }),
  note: text,
})

/** An indicator on the agenda as a director reads it. */
const PackException = z.object({
  id: text,
  priority: text,
  owner: person.nullable(),
  indicator: CardHeadline,
  facts: facts.meta({ description: 'Since when, the gap, the cause, what is done and asked, what was promised' }),
})
export type PackException = z.infer<typeof PackException>

/** `standing` is the worst status that is shown on the card: red and amber ones come first. */
const PackCard = z.object({ id: text, standing: z.enum(['red', 'amber', 'other']), card: ReportCard })

const PackChangeView = z.object({
  kind: z.enum(packChangeKinds),
  about: text,
  what: text.nullable(),
  before: text.nullable(),
  after: text.nullable(),
})

const front = {
  schema: z.literal(1),
  number: z.int(),
  audience: z.enum(packAudiences),
  frozenOn: Day,
  frozenAt: z.iso.datetime(),
  frozenBy: person.nullable(),
  marking: text,
  partnership: z.object({ name: text, example: z.boolean() }),
  plan: z.object({ name: text, period: text }),
  round: text.nullable(),
  meeting: z.object({
    name: text,
    meetsOn: Day,
    startsAt: text.nullable(),
    place: text,
    minutes: z.int(),
    chair: person.nullable(),
  }),
  agenda: z.array(PackAgendaItem).max(meetingLimits.items),
  promises: z.array(PackPromise),
  exceptions: z.array(PackException).max(meetingLimits.items),
  missing: z.array(text).meta({ description: 'What had not come when it was frozen, a sentence each' }),
  leftOut: z.array(text).meta({ description: 'What the public is not shown, and why; a sentence each' }),
  changes: z
    .object({ since: z.int(), reason: text, list: z.array(PackChangeView).max(packLimits.changes) })
    .nullable()
    .meta({ description: 'What reads otherwise than in the version before; null for the first' }),
}

export const PackContent = z.object({ ...front, cards: z.array(PackCard).max(packLimits.cards) })
export type PackContent = z.infer<typeof PackContent>

/** Freezes a pack as the version after `after`, which is 0 for the first: whoever has not seen the last one is told. */
export const FreezePack = z
  .object({
    id: Id,
    after: z
      .int({ error: 'Send the number of the last version that you have seen, or 0.' })
      .min(0, { error: 'Send the number of the last version that you have seen, or 0.' })
      .max(10_000, { error: 'Send the number of the last version that you have seen, or 0.' }),
    audience: z
      .enum(packAudiences, { error: 'Choose whom the pack is for: the meeting or the public.' })
      .default('meeting'),
    reason: mayBeSaid('the reason', packLimits.reason).default(''),
  })
  .meta({ id: 'FreezePack' })
export type FreezePack = z.infer<typeof FreezePack>

export const FrozenPackView = z.object({ id: Id, number: z.int() }).meta({ id: 'FrozenPack' })
export type FrozenPackView = z.infer<typeof FrozenPackView>

const file = z.object({ sha256: text, size: z.int() })

const PackVersionView = z
  .object({
    id: Id,
    number: z.int(),
    audience: z.enum(packAudiences),
    frozenAt: z.iso.datetime(),
    frozenBy: MemberView.nullable(),
    marking: text,
    reason: text,
    changes: z.int().nullable().meta({ description: 'How many; null for the first version' }),
    cards: z.int(),
    pdf: file,
    slides: file,
  })
  .meta({ id: 'PackVersion' })
export type PackVersionView = z.infer<typeof PackVersionView>

const Meeting = z.object({
  id: Id,
  name: text,
  meetsOn: Day,
  state: z.enum(['planned', 'held', 'closed']),
  plan: z.object({ id: Id, name: text }),
})

export const PackListView = z
  .object({
    meeting: Meeting,
    packs: z.array(PackVersionView).meta({ description: 'The newest first; at most 100' }),
    allowed: AllowedView,
  })
  .meta({ id: 'PackList' })
export type PackListView = z.infer<typeof PackListView>

/** What would be frozen now. */
export const PackPreviewView = z
  .object({
    asOf: Day,
    marking: text,
    agenda: z.array(PackAgendaItem),
    minutes: z.object({ planned: z.int(), meeting: z.int() }),
    promises: z.int(),
    exceptions: z.int(),
    cards: z.array(z.object({ name: text, standing: z.enum(['red', 'amber', 'other']), line: text })),
    missing: z.array(text),
    round: z
      .object({ name: text, freezeOn: Day, willFreeze: z.boolean() })
      .nullable()
      .meta({ description: 'The open round of the meeting’s day' }),
  })
  .meta({ id: 'PackPreview' })
export type PackPreviewView = z.infer<typeof PackPreviewView>

/** A frozen pack without its cards, which are read one by one. */
export const PackView = z
  .object({
    id: Id,
    meeting: Meeting,
    content: z.object(front),
    cards: z.array(
      z.object({
        id: text,
        name: text,
        standing: z.enum(['red', 'amber', 'other']),
        line: text,
        counts: ReportCard.shape.counts,
      }),
    ),
    pdf: file,
    slides: file,
  })
  .meta({ id: 'Pack' })
export type PackView = z.infer<typeof PackView>
