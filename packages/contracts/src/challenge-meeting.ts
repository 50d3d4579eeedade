import { itemKinds, meetingLimits, meetingStates } from '@ttc/domain/challenge-meeting'
import { z } from 'zod'
import { ChallengeView, QuietIndicatorView } from './challenge.ts'
import { ExceptionRowView } from './exception.ts'
import { Day, Id, line, mayBeSaid, Version } from './id.ts'
import { AllowedView, MemberView } from './partnership.ts'
import { PromiseView } from './promise.ts'

const minutes = (what: string, least: number, most: number) =>
  z
    .int({ error: `Enter ${what} as a whole number of minutes.` })
    .min(least, { error: `Enter ${what} of ${least} minutes or more.` })
    .max(most, { error: `Enter ${what} of ${most} minutes or fewer.` })

const details = {
  name: line('the name of the meeting'),
  meetsOn: Day,
  startsAt: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'Enter the time as hours and minutes, such as 14:00.' })
    .nullable()
    .default(null),
  place: mayBeSaid('the place', 300).default(''),
  minutes: minutes('the length', meetingLimits.leastMinutes, meetingLimits.mostMinutes),
  chairMemberId: Id.nullable().default(null),
  minuteTakerMemberId: Id.nullable().default(null),
  marking: line('the protective marking', 100).default('none'),
}

export const PlanChallengeMeeting = z.object({ id: Id, ...details }).meta({ id: 'PlanChallengeMeeting' })
export type PlanChallengeMeeting = z.infer<typeof PlanChallengeMeeting>

export const EditChallengeMeeting = z
  .object({
    version: Version,
    ...details,
    reason: mayBeSaid('the reason', 500).default('').meta({ description: 'Why it is on another day, where it is' }),
  })
  .meta({ id: 'EditChallengeMeeting' })
export type EditChallengeMeeting = z.infer<typeof EditChallengeMeeting>

const item = {
  id: Id,
  kind: z.enum(itemKinds, { error: 'Choose what the item is about.' }),
  placementId: Id.nullable().default(null),
  priorityId: Id.nullable().default(null),
  title: line('the title of the item', 300),
  minutes: minutes('a length for the item', 1, meetingLimits.mostItemMinutes),
  forPanel: z
    .boolean({ error: 'Say whether it is for the young people’s panel.' })
    .default(false)
    .meta({ description: 'The questions of the young people’s panel stand under it' }),
}

/** The whole agenda in its order; an item that is left out goes, unless something was said under it. */
export const SetAgenda = z
  .object({
    version: Version,
    items: z
      .array(z.object(item))
      .max(meetingLimits.items, { error: `Put ${meetingLimits.items} items on the agenda at most.` })
      .refine((items) => new Set(items.map(({ id }) => id)).size === items.length, {
        error: 'Two items have the same id. Send a new id for each.',
      })
      .refine((items) => items.filter(({ forPanel }) => forPanel).length < 2, {
        error: 'Put the questions of the young people’s panel on the agenda once.',
      }),
  })
  .meta({ id: 'SetAgenda' })
export type SetAgenda = z.infer<typeof SetAgenda>

/** The item that is on, whether its clock runs, and its minutes where they are changed. The first one begins the meeting. */
export const SetCourse = z
  .object({
    version: Version,
    itemId: Id.nullable().meta({ description: 'Null once the last item is done' }),
    running: z.boolean({ error: 'Say whether the clock runs.' }),
    minutes: item.minutes.nullable().default(null),
  })
  .meta({ id: 'SetCourse' })
export type SetCourse = z.infer<typeof SetCourse>

export const CloseChallengeMeeting = z.object({ version: Version }).meta({ id: 'CloseChallengeMeeting' })
export type CloseChallengeMeeting = z.infer<typeof CloseChallengeMeeting>

export const AgendaItemView = z
  .object({
    ...item,
    state: z.enum(['waiting', 'now', 'done']),
    spentSeconds: z.int().meta({ description: 'By the clock of the database, at the moment of the answer' }),
  })
  .meta({ id: 'AgendaItem' })
export type AgendaItemView = z.infer<typeof AgendaItemView>

const State = z.enum(meetingStates)

export const ChallengeMeetingRowView = z
  .object({
    id: Id,
    name: z.string(),
    meetsOn: Day,
    startsAt: z.string().nullable(),
    place: z.string(),
    state: State,
    chair: MemberView.nullable(),
    items: z.int(),
    challenges: z.int(),
    promises: z.int(),
    stillPromised: z.int().meta({ description: 'Promises of it that are open or late' }),
  })
  .meta({ id: 'ChallengeMeetingRow' })
export type ChallengeMeetingRowView = z.infer<typeof ChallengeMeetingRowView>

export const ChallengeMeetingListView = z
  .object({
    plan: z.object({ id: Id, name: z.string(), marking: z.string() }),
    meetings: z.array(ChallengeMeetingRowView).meta({ description: 'The latest day first; at most 100' }),
    allowed: AllowedView,
  })
  .meta({ id: 'ChallengeMeetingList' })
export type ChallengeMeetingListView = z.infer<typeof ChallengeMeetingListView>

export const MeetingHistoryView = z.object({
  at: z.iso.datetime(),
  by: MemberView.nullable(),
  what: z.enum(['moved', 'corrected']),
  from: z.string().nullable(),
  to: z.string().nullable(),
  field: z.string().nullable(),
  reason: z.string().nullable(),
})
export type MeetingHistoryView = z.infer<typeof MeetingHistoryView>

export const ChallengeMeetingView = z
  .object({
    id: Id,
    plan: z.object({ id: Id, name: z.string() }),
    name: z.string(),
    meetsOn: Day,
    startsAt: z.string().nullable(),
    place: z.string(),
    minutes: z.int(),
    state: State,
    chair: MemberView.nullable(),
    minuteTaker: MemberView.nullable(),
    marking: z.string(),
    closedAt: z.iso.datetime().nullable(),
    closedBy: MemberView.nullable(),
    running: z.boolean().meta({ description: 'The clock of the item that is on runs' }),
    items: z.array(AgendaItemView),
    challenges: z.array(ChallengeView).meta({ description: 'Of this meeting, in their order; taken out ones too' }),
    promises: z.array(PromiseView).meta({ description: 'Made in this meeting' }),
    brought: z
      .array(PromiseView)
      .meta({ description: 'Made before it: what is still promised, and what the last meeting brought' }),
    history: z.array(MeetingHistoryView).meta({ description: 'Put off, and corrected after its end; newest first' }),
    sequence: z.int(),
    version: z.int(),
    mayWrite: z.boolean().meta({ description: 'Whether you take minutes here' }),
    allowed: AllowedView,
  })
  .meta({ id: 'ChallengeMeeting' })
export type ChallengeMeetingView = z.infer<typeof ChallengeMeetingView>

export const AgendaProposalView = z
  .object({
    items: z.array(AgendaItemView.omit({ id: true, state: true, spentSeconds: true })),
    leftOut: z.array(z.object({ placementId: Id, name: z.string() })).meta({ description: 'What found no room' }),
  })
  .meta({ id: 'AgendaProposal' })
export type AgendaProposalView = z.infer<typeof AgendaProposalView>

/** What the list of exceptions says of the indicators on the agenda. */
export const MeetingExceptionsView = z
  .object({ asOf: Day, exceptions: z.array(ExceptionRowView) })
  .meta({ id: 'MeetingExceptions' })
export type MeetingExceptionsView = z.infer<typeof MeetingExceptionsView>

/** One change of a meeting as those are told who follow it: they read the meeting anew. */
export const MeetingChangeView = z
  .object({ sequence: z.int(), what: z.string(), objectId: Id, field: z.string().nullable() })
  .meta({ id: 'MeetingChange' })
export type MeetingChangeView = z.infer<typeof MeetingChangeView>

export const MeetingChangesView = z.object({ changes: z.array(MeetingChangeView) }).meta({ id: 'MeetingChanges' })

const count = z.int()

export const LedgerSummaryView = z
  .object({
    challenges: z.object({
      all: count,
      known: count.meta({ description: 'Of which it is known who asked and who answered' }),
      crossing: count.meta({ description: 'One agency asked, another answered' }),
      escalated: count,
    }),
    promises: z.object({ all: count, kept: count, late: count, dropped: count, open: count, overdue: count }),
    medianDays: z.number().nullable().meta({ description: 'From promise to kept' }),
    quiet: count.meta({ description: 'Indicators nobody asked about in four meetings' }),
    agencies: z.array(z.string()),
  })
  .meta({ id: 'LedgerSummary' })
export type LedgerSummaryView = z.infer<typeof LedgerSummaryView>

export const QuietListView = z
  .object({ indicators: z.array(QuietIndicatorView).meta({ description: 'By name; at most 500' }) })
  .meta({ id: 'QuietList' })
export type QuietListView = z.infer<typeof QuietListView>
