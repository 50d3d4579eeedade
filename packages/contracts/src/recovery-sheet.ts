import { sheetReasons, sheetStates } from '@ttc/domain/recovery-sheet'
import { MOST_ACTIONS, MOST_NEEDS, MOST_WORDS } from '@ttc/domain/recovery-sheet/check'
import { z } from 'zod'
import { ActionStateView } from './action.ts'
import { AssessmentView } from './assessment.ts'
import { CurveView } from './figure.ts'
import { Day, Id, mayBeSaid, said, Version } from './id.ts'
import { MemberView } from './partnership.ts'
import { PeriodView } from './period.ts'

const SheetAction = z.object({
  id: Id,
  text: mayBeSaid('the action').default(''),
  ownerMemberId: Id.nullable().default(null),
  dueOn: Day.nullable().default(null),
})

const SheetNeed = z.object({
  id: Id,
  from: mayBeSaid('from whom', 200).default(''),
  what: mayBeSaid('what is needed').default(''),
  by: Day.nullable().default(null),
  toDirectors: z.boolean().default(false),
})

/** The four answers. A draft may lack anything; what a sheet that is sent must hold is checked when it is sent. */
export const SheetContent = z
  .object({
    whatChanged: mayBeSaid('what changed', MOST_WORDS).default(''),
    actions: z
      .array(SheetAction)
      .max(MOST_ACTIONS, { error: `Give ${MOST_ACTIONS} actions at most.` })
      .default([]),
    whySame: mayBeSaid('the reason', MOST_WORDS).default(''),
    backToAmberOn: Day.nullable().default(null),
    backToGreenOn: Day.nullable().default(null),
    whyMoved: mayBeSaid('why the day moved', MOST_WORDS).default(''),
    needs: z
      .array(SheetNeed)
      .max(MOST_NEEDS, { error: `Give ${MOST_NEEDS} needs at most.` })
      .default([]),
  })
  .refine(({ actions }) => new Set(actions.map(({ id }) => id)).size === actions.length, {
    path: ['actions'],
    error: 'Two actions have the same id. Send a new id for each.',
  })
  .meta({ id: 'SheetContent' })
export type SheetContent = z.infer<typeof SheetContent>

export const SaveSheetDraft = z
  .object({ sheetId: Id, version: Version, content: SheetContent })
  .meta({ id: 'SaveSheetDraft' })
export type SaveSheetDraft = z.infer<typeof SaveSheetDraft>

export const SubmitSheet = z
  .object({ id: Id, sheetId: Id, version: Version, content: SheetContent })
  .meta({ id: 'SubmitSheet' })
export type SubmitSheet = z.infer<typeof SubmitSheet>

/** Accepted, or sent back with a question and the day an answer is owed again. */
export const DecideSheet = z
  .object({
    id: Id,
    sheetId: Id,
    version: Version,
    decision: z.enum(['accepted', 'returned'], { error: 'Choose to accept it or to send it back.' }),
    note: mayBeSaid('the question', MOST_WORDS).default(''),
    dueOn: Day.nullable().default(null),
  })
  .superRefine(({ decision, note, dueOn }, context) => {
    if (decision === 'accepted') return
    const wrong = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message })
    if (note === '') wrong('note', 'Ask the question with which it goes back.')
    if (dueOn === null) wrong('dueOn', 'Enter the day by which you need the answer.')
  })
  .meta({ id: 'DecideSheet' })
export type DecideSheet = z.infer<typeof DecideSheet>

export const RequestSheet = z
  .object({ id: Id, question: said('why you ask for it', MOST_WORDS), dueOn: Day })
  .meta({ id: 'RequestSheet' })
export type RequestSheet = z.infer<typeof RequestSheet>

const SheetEventView = z.object({
  what: z.enum(['owed', 'submitted', 'accepted', 'returned', 'lapsed', 'value-revised']),
  note: z.string(),
  on: Day,
  at: z.iso.datetime(),
  by: MemberView.nullable().meta({ description: 'Null where the numbers or the calendar did it' }),
  dueOn: Day.nullable(),
})

export const SheetView = z
  .object({
    id: Id,
    version: z.int(),
    because: z.enum(sheetReasons),
    period: z.object({ start: Day, end: Day }).meta({ description: 'The period whose value made it owed' }),
    owedOn: Day,
    dueOn: Day,
    state: z.enum([...sheetStates, 'overdue']),
    content: SheetContent.nullable().meta({ description: 'As it stands: a draft, or what was sent' }),
    events: z.array(SheetEventView).meta({ description: 'What happened, who and when, oldest first' }),
    revised: z.boolean().meta({ description: 'A value it answers was revised after it was accepted' }),
  })
  .meta({ id: 'RecoverySheet' })
export type SheetView = z.infer<typeof SheetView>

export const PromisedDayView = z.object({
  to: z.enum(['amber', 'green']),
  on: Day,
  result: z.enum(['kept', 'late', 'not-back', 'open']),
  back: PeriodView.nullable(),
})

export const SheetListView = z
  .object({
    sheets: z.array(SheetView).meta({ description: 'Newest first' }),
    slips: z.int().meta({ description: 'How often a day given for amber or green was moved later' }),
    record: z.array(PromisedDayView).meta({ description: 'What came of the days that were promised' }),
  })
  .meta({ id: 'RecoverySheetList' })
export type SheetListView = z.infer<typeof SheetListView>

const AgreedActionView = z.object({
  id: Id,
  text: z.string(),
  owner: MemberView.nullable(),
  dueOn: Day.nullable(),
  state: ActionStateView,
})

export const SheetPageView = z
  .object({
    placementId: Id,
    indicator: z.object({ id: Id, name: z.string() }),
    plan: z.object({ id: Id, name: z.string() }),
    priority: z.object({ id: Id, name: z.string() }),
    owner: MemberView.nullable(),
    ownerLeft: z.boolean(),
    sheet: SheetView.nullable().meta({ description: 'The open one, else the latest; null where there never was one' }),
    before: z
      .object({
        backToAmberOn: Day.nullable(),
        backToGreenOn: Day.nullable(),
        needs: SheetContent.shape.needs,
        on: Day.meta({ description: 'The day it was sent' }),
      })
      .nullable()
      .meta({ description: 'What was sent last before this: its days and needs' }),
    slips: z.int(),
    assessment: AssessmentView.nullable(),
    curve: CurveView.nullable(),
    story: z
      .object({
        position: z.string().nullable(),
        factors: z.array(z.object({ text: z.string(), direction: z.enum(['contributing', 'restricting']) })),
        on: Day.nullable(),
      })
      .meta({ description: 'From the walk of the indicator, else of its priority' }),
    actions: z.array(AgreedActionView).meta({ description: 'The last that were agreed, and how they stand' }),
    mayWrite: z.boolean(),
    mayDecide: z.boolean(),
    daysToAnswer: z.int().meta({ description: 'How long an answer may take, by the partnership’s own rule' }),
    asOf: Day,
  })
  .meta({ id: 'RecoverySheetPage' })
export type SheetPageView = z.infer<typeof SheetPageView>
