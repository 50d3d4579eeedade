import { z } from 'zod'
import { AssessmentView } from './assessment.ts'
import { CurveView } from './figure.ts'
import { Day, Id, line, prose, Version } from './id.ts'
import { OverrideView } from './override.ts'
import { AllowedView, MemberView } from './partnership.ts'

export const MarkingView = z.enum(['none', 'OFFICIAL', 'OFFICIAL-SENSITIVE', 'Part 2 exempt'])

/** An indicator in a plan as the dashboard shows it: one row, everything that was judged, and its small curve. */
export const PlanRowView = z
  .object({
    placementId: Id,
    indicatorId: Id,
    seriesId: Id,
    code: z.string(),
    name: z.string(),
    level: z.enum(['population', 'performance']),
    measureKind: z.enum(['how much', 'how well', 'better off']).nullable(),
    headline: z.boolean(),
    owner: MemberView.nullable(),
    assessment: AssessmentView,
    override: OverrideView.nullable().meta({ description: 'The status shown beside the computed one' }),
    curve: CurveView.meta({ description: 'Own measurements, baseline and targets; comparators are left out' }),
    lateDays: z.int().nullable().meta({ description: 'Days since the next value was due, or null' }),
  })
  .meta({ id: 'PlanRow' })
export type PlanRowView = z.infer<typeof PlanRowView>

export const PlanPriorityView = z
  .object({
    id: Id,
    name: z.string(),
    aim: z.string(),
    lead: MemberView.nullable(),
    allowed: AllowedView.meta({ description: 'What you may change under this priority' }),
    outcomeIds: z.array(Id).meta({ description: 'The outcomes it serves; it stands under the first' }),
    version: z.int(),
    rows: z.array(PlanRowView).meta({ description: 'Worst and longest first, by the status that is shown' }),
  })
  .meta({ id: 'PlanPriority' })
export type PlanPriorityView = z.infer<typeof PlanPriorityView>

export const PlanView = z
  .object({
    id: Id,
    name: z.string(),
    startsOn: Day,
    endsOn: Day,
    marking: MarkingView,
    linkAnswersWait: z.boolean().meta({ description: 'What comes through a link waits until a lead accepts it' }),
    version: z.int(),
    versionNumber: z.int(),
    asOf: Day,
    allowed: AllowedView.meta({ description: 'What you may change in the whole plan' }),
    outcomes: z.array(
      z.object({
        id: Id,
        statement: z.string(),
        explanation: z.string(),
        version: z.int(),
        priorities: z.array(PlanPriorityView),
      }),
    ),
    sources: z.array(z.string()).meta({ description: 'Source and licence lines of the indicators shown' }),
  })
  .meta({ id: 'Plan' })
export type PlanView = z.infer<typeof PlanView>

const planDays = {
  startsOn: Day,
  endsOn: Day,
}

export const CreatePlan = z
  .object({ id: Id, name: line('the name of the plan'), ...planDays, marking: MarkingView.default('none') })
  .refine((plan) => plan.endsOn > plan.startsOn, { path: ['endsOn'], error: 'The plan must end after it starts.' })
  .meta({ id: 'CreatePlan' })
export type CreatePlan = z.infer<typeof CreatePlan>

export const EditPlan = z
  .object({
    version: Version,
    name: line('the name of the plan'),
    ...planDays,
    marking: MarkingView,
    linkAnswersWait: z.boolean().optional().meta({ description: 'As it was where it is left out' }),
  })
  .refine((plan) => plan.endsOn > plan.startsOn, { path: ['endsOn'], error: 'The plan must end after it starts.' })
  .meta({ id: 'EditPlan' })
export type EditPlan = z.infer<typeof EditPlan>

export const CreateOutcome = z
  .object({ id: Id, statement: line('the outcome', 300), explanation: prose('the explanation').default('') })
  .meta({ id: 'CreateOutcome' })
export type CreateOutcome = z.infer<typeof CreateOutcome>

export const EditOutcome = z
  .object({
    version: Version,
    statement: line('the outcome', 300),
    explanation: prose('the explanation'),
    retired: z.boolean().default(false),
  })
  .meta({ id: 'EditOutcome' })
export type EditOutcome = z.infer<typeof EditOutcome>

const priorityFields = {
  name: line('the name of the priority'),
  aim: prose('the aim', 1000),
  leadMemberId: Id.nullable(),
  outcomeIds: z.array(Id).min(1, { error: 'Choose at least one outcome that the priority serves.' }).max(10),
}

export const CreatePriority = z.object({ id: Id, ...priorityFields }).meta({ id: 'CreatePriority' })
export type CreatePriority = z.infer<typeof CreatePriority>

export const EditPriority = z
  .object({ version: Version, ...priorityFields, retired: z.boolean().default(false) })
  .meta({ id: 'EditPriority' })
export type EditPriority = z.infer<typeof EditPriority>

/** What every change answers: the object's id and the version to base the next edit on. */
export const ChangedView = z.object({ id: Id, version: z.int() }).meta({ id: 'Changed' })
export type ChangedView = z.infer<typeof ChangedView>

export const MemberListView = z.object({ members: z.array(MemberView) }).meta({ id: 'MemberList' })
export type MemberListView = z.infer<typeof MemberListView>
