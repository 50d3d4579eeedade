import { challengeLimits, decisions } from '@ttc/domain/challenge'
import { z } from 'zod'
import { Day, Id, mayBeSaid, said, Version } from './id.ts'
import { MemberView } from './partnership.ts'

/** How often a field had been changed when it was typed over; 0 where it was empty and nobody had. */
export const FieldVersion = z
  .int({ error: 'Send the version of the field that you are editing.' })
  .min(0, { error: 'Send the version of the field that you are editing.' })
  .max(2_000_000_000, { error: 'Send the version of the field that you are editing.' })

/** Somebody by name, or a member by id; of a member the name is not kept, since it may change. */
export const Named = z.object({ name: mayBeSaid('the name', challengeLimits.name), memberId: Id.nullable() })

/** Why the minutes of a closed meeting are corrected; null while it is open. */
export const Correction = mayBeSaid('the reason', 500)
  .nullable()
  .default(null)
  .transform((reason) => (reason === '' ? null : reason))

const field = <Name extends string, Value extends z.ZodType>(name: Name, value: Value) =>
  z.object({ field: z.literal(name), value })

/**
 * One field of a challenge as it is typed. The first one makes the challenge under its id; a repeated one with what is
 * stored already changes nothing.
 */
export const WriteChallenge = z
  .object({
    itemId: Id.nullable().default(null),
    version: FieldVersion,
    reason: Correction,
    change: z.discriminatedUnion('field', [
      field('question', mayBeSaid('the question', challengeLimits.question)),
      field('askedBy', Named),
      field('agency', mayBeSaid('the agency', challengeLimits.agency)),
      field('answer', mayBeSaid('the answer', challengeLimits.answer)),
      field('answeredBy', Named),
      field('answerAgency', mayBeSaid('the agency', challengeLimits.agency)),
      field('decision', z.enum(decisions, { error: 'Choose accept, come back or escalate.' }).nullable()),
      field('removed', z.boolean()),
    ]),
  })
  .meta({ id: 'WriteChallenge' })
export type WriteChallenge = z.infer<typeof WriteChallenge>

export const ChallengeView = z
  .object({
    id: Id,
    itemId: Id.nullable(),
    placementId: Id.nullable(),
    priorityId: Id.nullable(),
    source: z.enum(['room', 'before']).meta({ description: 'Asked in the room, or written before the day' }),
    position: z.int(),
    askedOn: Day,
    question: z.string(),
    askedBy: Named,
    agency: z.string(),
    answer: z.string(),
    answeredBy: Named,
    answerAgency: z.string(),
    decision: z.enum(decisions).nullable(),
    removed: z.boolean(),
    versions: z.record(z.string(), z.int()).meta({ description: 'How often each field was changed' }),
    version: z.int(),
  })
  .meta({ id: 'Challenge' })
export type ChallengeView = z.infer<typeof ChallengeView>

/** A question put in writing before the day. */
export const AskBefore = z
  .object({
    id: Id,
    question: said('the question', challengeLimits.question),
    askedBy: Named.nullable().default(null).meta({ description: 'Null for yourself' }),
    agency: mayBeSaid('the agency', challengeLimits.agency).default(''),
    placementId: Id.nullable().default(null),
  })
  .meta({ id: 'AskBefore' })
export type AskBefore = z.infer<typeof AskBefore>

/** Every question from before the day in the chair's order, each with the item it is asked under. */
export const OrderQuestions = z
  .object({
    version: Version,
    questions: z.array(z.object({ id: Id, itemId: Id.nullable() })).max(200, { error: 'Send 200 questions at most.' }),
  })
  .meta({ id: 'OrderQuestions' })
export type OrderQuestions = z.infer<typeof OrderQuestions>

export const challengeStates = ['all', 'unanswered', 'undecided', ...decisions, 'crossing'] as const

const search = {
  words: z.string().trim().max(200, { error: 'Search for 200 characters or fewer.' }).default(''),
  member: Id.optional(),
  agency: z.string().trim().max(200, { error: 'Name the agency in 200 characters or fewer.' }).optional(),
  plan: Id.optional(),
  placement: Id.optional(),
  meeting: Id.optional(),
}
export const LedgerSearch = z.object(search)

const paged = {
  after: z.string().max(200).optional().meta({ description: 'Where to go on: `next` of the answer before' }),
  limit: z.coerce.number().int().min(1).max(200).default(25),
}
export const LedgerPage = z.object(paged)

export const ChallengeFilter = z
  .object({
    ...search,
    state: z.enum(challengeStates, { error: 'Choose what the list is narrowed to.' }).default('all'),
    ...paged,
  })
  .meta({ id: 'ChallengeFilter' })
export type ChallengeFilter = z.infer<typeof ChallengeFilter>

/** Where a row of the ledger comes from. */
export const LedgerOrigin = z.object({
  meeting: z.object({ id: Id, name: z.string(), meetsOn: Day }),
  plan: z.object({ id: Id, name: z.string() }),
  indicator: z.object({ placementId: Id, name: z.string() }).nullable(),
})

export const ChallengeRowView = ChallengeView.pick({
  id: true,
  question: true,
  askedOn: true,
  agency: true,
  answer: true,
  answerAgency: true,
  decision: true,
  source: true,
})
  .extend({
    ...LedgerOrigin.shape,
    askedBy: z.string(),
    answeredBy: z.string(),
    crosses: z.boolean().nullable().meta({ description: 'One agency asked, another answered; null where not known' }),
    promises: z.int().meta({ description: 'How many promises came of it' }),
  })
  .meta({ id: 'ChallengeRow' })
export type ChallengeRowView = z.infer<typeof ChallengeRowView>

export const ChallengeListView = z
  .object({
    asOf: Day,
    challenges: z.array(ChallengeRowView).meta({ description: 'Newest first' }),
    counts: z
      .record(z.enum(challengeStates), z.int())
      .meta({ description: 'How many of each state, otherwise narrowed alike' }),
    next: z.string().nullable(),
  })
  .meta({ id: 'ChallengeList' })
export type ChallengeListView = z.infer<typeof ChallengeListView>

export const QuietIndicatorView = z
  .object({
    placementId: Id,
    indicatorId: Id,
    name: z.string(),
    plan: z.object({ id: Id, name: z.string() }),
    priority: z.object({ id: Id, name: z.string() }),
    owner: MemberView.nullable(),
    lastAskedOn: Day.nullable(),
  })
  .meta({ id: 'QuietIndicator' })
export type QuietIndicatorView = z.infer<typeof QuietIndicatorView>
