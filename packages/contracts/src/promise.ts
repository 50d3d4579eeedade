import { promiseLimits, promiseStates } from '@ttc/domain/promise'
import { z } from 'zod'
import { Correction, FieldVersion, LedgerOrigin, LedgerPage, LedgerSearch, Named } from './challenge.ts'
import { Day, Id, mayBeSaid, Version } from './id.ts'
import { MemberView } from './partnership.ts'

const field = <Name extends string, Value extends z.ZodType>(name: Name, value: Value) =>
  z.object({ field: z.literal(name), value })

/** One field of a promise as it is typed, under its challenge or its item. */
export const WritePromise = z
  .object({
    challengeId: Id.nullable().default(null),
    itemId: Id.nullable().default(null),
    version: FieldVersion,
    reason: Correction,
    change: z.discriminatedUnion('field', [
      field('text', mayBeSaid('the promise', promiseLimits.text)),
      field('owner', Named),
      field('agency', mayBeSaid('the agency', promiseLimits.agency)),
      field('dueOn', Day.nullable()),
      field('removed', z.boolean()),
    ]),
  })
  .meta({ id: 'WritePromise' })
export type WritePromise = z.infer<typeof WritePromise>

const State = z.enum(promiseStates, { error: 'Choose open, kept, late or dropped.' })

/** What became of a promise: the day on which it was so, and a note. `meetingId` where it is said in a meeting. */
export const SettlePromise = z
  .object({
    version: Version,
    state: State,
    note: mayBeSaid('the note', promiseLimits.note).default(''),
    on: Day.nullable().default(null).meta({ description: 'Today where null' }),
    meetingId: Id.nullable().default(null),
  })
  .meta({ id: 'SettlePromise' })
export type SettlePromise = z.infer<typeof SettlePromise>

export const PromiseView = z
  .object({
    id: Id,
    meetingId: Id,
    itemId: Id.nullable(),
    challengeId: Id.nullable(),
    placementId: Id.nullable(),
    position: z.int(),
    madeOn: Day,
    text: z.string(),
    owner: Named,
    agency: z.string(),
    dueOn: Day.nullable(),
    state: State,
    note: z.string(),
    stateOn: Day.nullable(),
    removed: z.boolean(),
    versions: z.record(z.string(), z.int()),
    version: z.int(),
  })
  .meta({ id: 'Promise' })
export type PromiseView = z.infer<typeof PromiseView>

export const promiseFilters = ['all', 'open', 'overdue', 'kept', 'late', 'dropped', 'not-kept'] as const

export const PromiseFilter = LedgerSearch.extend({
  state: z.enum(promiseFilters, { error: 'Choose what the list is narrowed to.' }).default('all'),
  whose: z.enum(['all', 'mine'], { error: 'Choose all or mine.' }).default('all'),
  ...LedgerPage.shape,
}).meta({ id: 'PromiseFilter' })
export type PromiseFilter = z.infer<typeof PromiseFilter>

export const PromiseRowView = PromiseView.pick({
  id: true,
  text: true,
  madeOn: true,
  agency: true,
  dueOn: true,
  state: true,
  note: true,
  stateOn: true,
  version: true,
})
  .extend({
    ...LedgerOrigin.shape,
    owner: z.string(),
    question: z.string().nullable().meta({ description: 'What had been asked' }),
    mayUpdate: z.boolean(),
  })
  .meta({ id: 'PromiseRow' })
export type PromiseRowView = z.infer<typeof PromiseRowView>

export const PromiseListView = z
  .object({
    asOf: Day,
    promises: z.array(PromiseRowView).meta({ description: 'Newest first' }),
    counts: z.record(z.enum(promiseFilters), z.int()),
    medianDays: z.number().nullable().meta({ description: 'From promise to kept, over what the list is narrowed to' }),
    next: z.string().nullable(),
  })
  .meta({ id: 'PromiseList' })
export type PromiseListView = z.infer<typeof PromiseListView>

export const PromiseHistoryView = z
  .object({
    events: z
      .array(
        z.object({
          sequence: z.int(),
          what: z.enum(['made', 'state', 'passed-on', 'corrected']),
          state: State,
          on: Day,
          note: z.string(),
          by: MemberView.nullable(),
          meeting: z.object({ id: Id, name: z.string() }).nullable(),
        }),
      )
      .meta({ description: 'Newest first' }),
  })
  .meta({ id: 'PromiseHistory' })
export type PromiseHistoryView = z.infer<typeof PromiseHistoryView>
