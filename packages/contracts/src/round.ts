import { roundLimits, roundStates, usualReminders } from '@ttc/domain/round'
import { owedKinds, owedStates } from '@ttc/domain/round/owed'
import { z } from 'zod'
import { Day, Id, line, Version } from './id.ts'
import { PanelQuestionView } from './panel.ts'
import { AllowedView, MemberView } from './partnership.ts'
import { AccumulationView, PeriodView } from './period.ts'
import { MarkingView } from './plan.ts'
import { PromiseRowView } from './promise.ts'

const days = {
  opensOn: Day.meta({ description: 'T−21: people are asked for what they owe' }),
  numbersDueOn: Day.meta({ description: 'T−14' }),
  cardsDueOn: Day.meta({ description: 'T−10' }),
  freezeOn: Day.meta({ description: 'T−7: the pack is frozen' }),
  meetsOn: Day.meta({ description: 'T, the challenge meeting' }),
  noteOn: Day.meta({ description: 'T+2: the follow-up note' }),
  nudgeOn: Day.meta({ description: 'T+30' }),
}

const Reminders = z
  .array(z.int({ error: 'Enter a reminder as whole days.' }))
  .max(50)
  .meta({ description: 'In days from the day something is due; negative before it' })

const settings = {
  name: line('the name of the round', roundLimits.name),
  ...days,
  reminders: Reminders,
  opensByItself: z.boolean({ error: 'Say whether it opens by itself.' }),
}

export const RoundView = z
  .object({
    id: Id,
    ...settings,
    name: z.string(),
    state: z.enum(roundStates),
    openedAt: z.iso.datetime().nullable(),
    closedAt: z.iso.datetime().nullable(),
    version: z.int(),
  })
  .meta({ id: 'Round' })
export type RoundView = z.infer<typeof RoundView>

const PlanName = z.object({ id: Id, name: z.string(), marking: MarkingView })

export const RoundListView = z
  .object({
    asOf: Day,
    plan: PlanName,
    allowed: AllowedView,
    rounds: z.array(RoundView).meta({ description: 'The latest meeting first; at most 100' }),
    proposed: z
      .object({ name: z.string(), ...days, from: z.enum(['last-year', 'last-round', 'today']) })
      .meta({ description: 'The next round, from last year’s same quarter or from the last one' }),
  })
  .meta({ id: 'RoundList' })
export type RoundListView = z.infer<typeof RoundListView>

export const PlanRound = z
  .object({
    id: Id,
    ...settings,
    reminders: Reminders.default([...usualReminders]),
    opensByItself: settings.opensByItself.default(false),
  })
  .meta({ id: 'PlanRound' })
export type PlanRound = z.infer<typeof PlanRound>

export const EditRound = z.object({ version: Version, ...settings }).meta({ id: 'EditRound' })
export type EditRound = z.infer<typeof EditRound>

/** Opening or closing a round. */
export const TurnRound = z
  .object({ version: Version, state: z.enum(['open', 'closed'], { error: 'Choose open or closed.' }) })
  .meta({ id: 'TurnRound' })
export type TurnRound = z.infer<typeof TurnRound>

const OwedPeriod = z.object({ period: PeriodView, accumulation: AccumulationView })

export const OwedRowView = z
  .object({
    id: z.string().meta({ description: 'The same for the same thing in the same round' }),
    kind: z.enum(owedKinds),
    name: z.string().meta({ description: 'The indicator, or the priority of a card' }),
    priority: z.object({ id: Id, name: z.string() }),
    placementId: Id.nullable().meta({ description: 'Null for a card' }),
    value: OwedPeriod.nullable().meta({ description: 'The period of a value' }),
    expectedOn: Day.nullable().meta({ description: 'The day the value is or was to be out' }),
    dueOn: Day,
    state: z.enum(owedStates),
    answeredOn: Day.nullable(),
    member: MemberView.nullable().meta({ description: 'Of whom it is asked; null: no owner' }),
    insteadOf: MemberView.nullable().meta({ description: 'The owner, where a deputy is asked or nobody can be' }),
    mayRecord: z.boolean().meta({ description: 'Whether whoever reads this may record values of the priority' }),
  })
  .meta({ id: 'OwedRow' })
export type OwedRowView = z.infer<typeof OwedRowView>

const NotAskedView = z.object({
  placementId: Id,
  name: z.string(),
  priority: z.object({ id: Id, name: z.string() }),
  until: Day.nullable().meta({ description: 'The day its next value is to be out; null where no value came yet' }),
})

/** What one owes oneself, in every open round. */
export const OwnOwedView = z
  .object({
    asOf: Day,
    open: z.int().meta({ description: 'How many of what rounds ask are not answered' }),
    promises: z
      .array(PromiseRowView)
      .meta({ description: 'What you promised and neither kept nor dropped, the earliest day first; at most 200' }),
    questions: z
      .array(PanelQuestionView)
      .meta({ description: 'Of the young people’s panel, to you and not answered, the earliest first; at most 200' }),
    rounds: z.array(
      z.object({
        round: RoundView,
        plan: PlanName,
        rows: z.array(OwedRowView).meta({ description: 'Late first, then by the day they are due' }),
        notAsked: z.array(NotAskedView),
        openedAt: z.iso.datetime().nullable().meta({ description: 'When you first opened this page in the round' }),
      }),
    ),
  })
  .meta({ id: 'OwnOwed' })
export type OwnOwedView = z.infer<typeof OwnOwedView>

export const OpenOwed = z.object({ roundIds: z.array(Id).max(50) }).meta({ id: 'OpenOwed' })
export type OpenOwed = z.infer<typeof OpenOwed>

/** Whom the list is narrowed to: `nobody` is what has no owner. */
const Whom = z.union([Id, z.literal('nobody')], { error: 'Send the id of a member, or nobody.' })

const filter = {
  member: Whom.optional(),
  state: z.enum(owedStates, { error: 'Choose late, owed, opened or answered.' }).optional(),
  kind: z.enum(owedKinds, { error: 'Choose value, card or sheet.' }).optional(),
}

export const OwedFilter = z
  .object({
    ...filter,
    skip: z.coerce.number().int().min(0).max(100_000).default(0),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  })
  .meta({ id: 'OwedFilter' })
export type OwedFilter = z.infer<typeof OwedFilter>

export const OwedFile = z.object(filter).meta({ id: 'OwedFile' })

const OwedCounts = z.object({ late: z.int(), owed: z.int(), opened: z.int(), answered: z.int() })

export const OwedListView = z
  .object({
    asOf: Day,
    plan: PlanName,
    round: RoundView,
    allowed: AllowedView,
    counts: OwedCounts.meta({ description: 'Of the whole round, whatever the list is narrowed to' }),
    people: z
      .array(
        z.object({
          member: MemberView.nullable().meta({ description: 'Null: no owner' }),
          counts: OwedCounts,
          reminders: z.array(Day).meta({ description: 'The days on which a reminder was sent' }),
          askedOn: Day.nullable().meta({ description: 'The day the opening mail was sent' }),
          openedAt: z.iso.datetime().nullable(),
          signsIn: z.boolean().meta({ description: 'False: there is no account to mail' }),
        }),
      )
      .meta({ description: 'Who is late first' }),
    rows: z.array(OwedRowView).meta({ description: 'Late first, then by the day they are due' }),
    total: z.int(),
    notAsked: z.array(NotAskedView).meta({ description: 'Indicators the round does not ask for; at most 500' }),
    promises: z.array(PromiseRowView).meta({
      description:
        'Of the plan’s meetings and still promised, the earliest day first; narrowed by member alone; at most 200',
    }),
  })
  .meta({ id: 'OwedList' })
export type OwedListView = z.infer<typeof OwedListView>

const CalendarLink = z.object({ id: Id, madeAt: z.iso.datetime(), lastUsedAt: z.iso.datetime().nullable() })

export const CalendarLinkView = z.object({ link: CalendarLink.nullable() }).meta({ id: 'CalendarLink' })
export type CalendarLinkView = z.infer<typeof CalendarLinkView>

export const MakeCalendarLink = z.object({ id: Id }).meta({ id: 'MakeCalendarLink' })
export type MakeCalendarLink = z.infer<typeof MakeCalendarLink>

export const MadeCalendarLinkView = z
  .object({
    id: Id,
    address: z.string().nullable().meta({ description: 'Shown this once; null where the request is repeated' }),
  })
  .meta({ id: 'MadeCalendarLink' })
export type MadeCalendarLinkView = z.infer<typeof MadeCalendarLinkView>

export const WithdrawCalendarLink = z.object({ linkId: Id }).meta({ id: 'WithdrawCalendarLink' })
export type WithdrawCalendarLink = z.infer<typeof WithdrawCalendarLink>
