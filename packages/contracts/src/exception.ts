import { updateStatuses } from '@ttc/domain/action'
import { decisions } from '@ttc/domain/challenge'
import { exceptionFlags, exceptionKinds, exceptionOrders, exceptionParts } from '@ttc/domain/exception'
import { controls } from '@ttc/domain/factor'
import { promiseStates } from '@ttc/domain/promise'
import { z } from 'zod'
import { ScaleView } from './figure.ts'
import { Day, Id } from './id.ts'
import { MemberView } from './partnership.ts'
import { PeriodView } from './period.ts'
import { PlanRowView } from './plan.ts'

/** How the list is narrowed and sorted; the same words stand in the address of its page. */
export const ExceptionFilter = z
  .object({
    part: z.enum(exceptionParts, { error: 'Choose a part of the list.' }).default('red-amber'),
    plan: Id.optional(),
    priority: Id.optional(),
    agency: z.string().trim().max(200, { error: 'Name the agency in 200 characters or fewer.' }).optional(),
    level: z.enum(['population', 'performance'], { error: 'Choose population or performance.' }).optional(),
    whose: z.enum(['all', 'mine'], { error: 'Choose all or mine.' }).default('all'),
    only: z.enum(exceptionFlags, { error: 'Choose what the list is narrowed to.' }).optional(),
    order: z.enum(exceptionOrders, { error: 'Choose how the list is sorted.' }).default('worst'),
    after: z.string().max(500).optional().meta({ description: 'Where to go on: `next` of the answer before' }),
    limit: z.coerce.number().int().min(1).max(300).default(25),
  })
  .meta({ id: 'ExceptionFilter' })
export type ExceptionFilter = z.infer<typeof ExceptionFilter>

/** The list as a file: everything that it holds, narrowed and sorted alike. */
export const ExceptionFile = ExceptionFilter.omit({ after: true, limit: true })
  .extend({ format: z.enum(['csv', 'xlsx'], { error: 'Choose csv or xlsx.' }).default('csv') })
  .meta({ id: 'ExceptionFile' })

const SameWordsView = z
  .object({
    share: z.number().meta({ description: 'Of the words then and now, how many stand in both: 0 to 1' }),
    onlyNumbers: z.boolean().meta({ description: 'All words are the same, and not all numbers' }),
    quarter: PeriodView.meta({ description: 'The last quarter that had ended before the latest value came' }),
    since: PeriodView.meta({ description: 'The quarter from whose end on they have been nearly the same' }),
    valueOn: Day.meta({ description: 'When the latest value came' }),
  })
  .nullable()
  .meta({ description: 'The commentary is nearly what it was before the latest value came; null where it is not' })

/** An indicator in a plan as a director reads it: what is red, why, who, since when, back when. */
export const ExceptionRowView = PlanRowView.omit({ lateDays: true, curve: true })
  .extend({
    scale: ScaleView,
    picture: z
      .object({ svg: z.string(), words: z.string(), values: z.int() })
      .meta({ description: 'The small curve, drawn, with what it says and how many values are in it' }),
    kind: z.enum(exceptionKinds),
    plan: z.object({ id: Id, name: z.string() }),
    priority: z.object({ id: Id, name: z.string() }),
    outcome: z.object({ id: Id, statement: z.string() }).nullable(),
    hasBreak: z.boolean().meta({ description: 'The series broke, and nothing is judged across the break' }),
    cause: z
      .object({ text: z.string(), control: z.enum(controls).nullable() })
      .nullable()
      .meta({ description: 'The first root cause of the story, and who could change it' }),
    wordsOn: Day.nullable().meta({ description: 'When the story or the position last changed' }),
    sameWords: SameWordsView,
    unreasoned: z
      .object({ targets: z.int(), rules: z.int() })
      .meta({ description: 'Targets and rules of how they are coloured that stand without a reason' }),
    action: z
      .object({
        text: z.string(),
        owner: MemberView.nullable(),
        dueOn: Day.nullable(),
        status: z.enum(['planned', ...updateStatuses]),
      })
      .nullable()
      .meta({ description: 'The open action that is due first, else the last one that is over' }),
    actions: z.object({
      open: z.int(),
      done: z.int(),
      noEffect: z.int().meta({ description: 'Open ones that name nothing they are to change' }),
    }),
    sheet: z
      .object({
        state: z.enum(['owed', 'submitted', 'accepted', 'returned']),
        dueOn: Day,
        on: Day.meta({ description: 'Since when it is in this state' }),
        backToAmberOn: Day.nullable(),
        backToGreenOn: Day.nullable(),
        slips: z.int().meta({ description: 'How often a day back has been put off' }),
        asks: z.array(z.object({ from: z.string(), what: z.string(), by: Day.nullable() })),
      })
      .nullable()
      .meta({ description: 'The recovery sheet it owes or has' }),
    escalation: z
      .object({
        step: z.enum(['director', 'board']),
        redRounds: z.int(),
        missedOn: Day.nullable(),
        reachedOn: Day,
      })
      .nullable()
      .meta({ description: 'The highest step it was carried up to that waits for a decision' }),
    lastChallenge: z
      .object({
        id: Id,
        meetingId: Id,
        question: z.string(),
        on: Day,
        askedBy: z.string(),
        agency: z.string(),
        decision: z.enum(decisions).nullable(),
      })
      .nullable()
      .meta({ description: 'What was last asked about it in a challenge meeting' }),
    lastPromise: z
      .object({
        id: Id,
        meetingId: Id,
        text: z.string(),
        owner: z.string(),
        dueOn: Day.nullable(),
        state: z.enum(promiseStates),
      })
      .nullable()
      .meta({ description: 'What was last promised about it' }),
    promisesNotKept: z.int().meta({ description: 'How many promises about it were late or dropped' }),
  })
  .meta({ id: 'ExceptionRow' })
export type ExceptionRowView = z.infer<typeof ExceptionRowView>

export const ExceptionListView = z
  .object({
    asOf: Day,
    exceptions: z.array(ExceptionRowView),
    next: z.string().nullable().meta({ description: 'Send it as `after` for what follows; null at the end' }),
  })
  .meta({ id: 'ExceptionList' })
export type ExceptionListView = z.infer<typeof ExceptionListView>

export const ExceptionCountView = z
  .object({
    asOf: Day,
    parts: z.object(Object.fromEntries(exceptionParts.map((part) => [part, z.int()])) as Record<Part, z.ZodInt>),
    flags: z
      .object(Object.fromEntries(exceptionFlags.map((flag) => [flag, z.int()])) as Record<Flag, z.ZodInt>)
      .meta({ description: 'Of the part that was asked for' }),
    agencies: z.array(z.string()).meta({ description: 'Of the owners, in order of the alphabet' }),
  })
  .meta({ id: 'ExceptionCount' })
export type ExceptionCountView = z.infer<typeof ExceptionCountView>

type Part = (typeof exceptionParts)[number]
type Flag = (typeof exceptionFlags)[number]
