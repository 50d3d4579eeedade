import { answerKinds } from '@ttc/domain/turning-the-curve/answer'
import { differences } from '@ttc/domain/turning-the-curve/difference'
import { type Step, steps, templates } from '@ttc/domain/turning-the-curve/step'
import { z } from 'zod'
import { AnswerView, Content } from './answer.ts'
import { Day, Id, line, Version } from './id.ts'
import { AllowedView, MemberView } from './partnership.ts'
import { PlanRowView } from './plan.ts'

const StepView = z.enum(steps, { error: 'Choose a step of the walk.' }).meta({ id: 'Step' })
const TemplateView = z.enum(templates, { error: 'Choose a set of questions.' }).meta({ id: 'Template' })

export const OpenWalk = z
  .object({
    id: Id,
    template: TemplateView.default('twelve'),
    placementId: Id.nullable().default(null).meta({ description: 'For a walk of one indicator' }),
    service: line('the service').nullable().default(null).meta({ description: 'For a walk of one service' }),
  })
  .refine(({ placementId, service }) => placementId === null || service === null, {
    path: ['service'],
    error: 'A walk is about one indicator or one service, not both.',
  })
  .meta({ id: 'OpenWalk' })
export type OpenWalk = z.infer<typeof OpenWalk>

export const EditWalk = z.object({ version: Version, template: TemplateView }).meta({ id: 'EditWalk' })
export type EditWalk = z.infer<typeof EditWalk>

/** The group has answered a step for now, or takes that back. */
export const ConfirmStep = z.object({ step: StepView, confirmed: z.boolean() }).meta({ id: 'ConfirmStep' })
export type ConfirmStep = z.infer<typeof ConfirmStep>

/** Sets a piece of advice aside with a reason, or, with null, takes that back. */
export const SetAdviceAside = z
  .object({ code: line('the advice', 60), answerId: Id.nullable(), reason: line('the reason', 500).nullable() })
  .meta({ id: 'SetAdviceAside' })
export type SetAdviceAside = z.infer<typeof SetAdviceAside>

const Minutes = z.int({ error: 'Enter the minutes as a whole number.' }).min(13).max(600)

export const OpenMeeting = z
  .object({ id: Id, minutes: Minutes.default(60).meta({ description: 'Divided over the steps' }) })
  .meta({ id: 'OpenMeeting' })
export type OpenMeeting = z.infer<typeof OpenMeeting>

const StepMinutes = z.object(
  Object.fromEntries(steps.map((step) => [step, z.int().min(1).max(240)])) as Record<Step, z.ZodInt>,
)

export const EditMeeting = z
  .object({
    version: Version,
    step: StepView,
    recorderMemberId: Id.nullable(),
    minutes: StepMinutes,
    running: z.boolean().meta({ description: 'Whether the clock of the step runs' }),
    restart: z.boolean().default(false).meta({ description: 'Begins the clock of the step anew' }),
    closed: z.boolean().default(false),
  })
  .meta({ id: 'EditMeeting' })
export type EditMeeting = z.infer<typeof EditMeeting>

export const MeetingView = z
  .object({
    id: Id,
    openedAt: z.iso.datetime(),
    openedBy: MemberView.nullable(),
    closedAt: z.iso.datetime().nullable(),
    recorder: MemberView.nullable(),
    step: StepView,
    minutes: StepMinutes,
    running: z.boolean(),
    spentSeconds: z.number().meta({ description: 'Of the present step, by the clock of the server' }),
    version: z.int(),
  })
  .meta({ id: 'GroupMeeting' })
export type MeetingView = z.infer<typeof MeetingView>

export const StepStateView = z
  .object({
    step: StepView,
    state: z.enum(['not-started', 'started', 'answered', 'check-again']),
    answers: z.int(),
    /** What is thin about it, as codes of advice. */
    thin: z.array(z.string()),
    confirmedAt: z.iso.datetime().nullable(),
    confirmedBy: MemberView.nullable(),
    checkWhy: z.string().nullable().meta({ description: 'Why it should be looked at again' }),
  })
  .meta({ id: 'StepState' })
export type StepStateView = z.infer<typeof StepStateView>

export const AdviceView = z
  .object({
    code: z.string(),
    step: StepView,
    answerId: Id.nullable().meta({ description: 'The answer or outcome it is about; null for the step' }),
    sentence: z.string().meta({ description: 'What the method advises, and why' }),
    setAside: z
      .object({ reason: z.string(), at: z.iso.datetime(), by: MemberView.nullable() })
      .nullable()
      .meta({ description: 'Why the group keeps it as it is' }),
  })
  .meta({ id: 'Advice' })
export type AdviceView = z.infer<typeof AdviceView>

const subject = {
  kind: z.enum(['priority', 'indicator', 'service']),
  priority: z.object({ id: Id, name: z.string() }),
  plan: z.object({ id: Id, name: z.string() }),
  placementId: Id.nullable(),
  /** The indicator or the service that the walk is about; the priority's name for a walk of a priority. */
  name: z.string(),
}

export const WalkView = z
  .object({
    id: Id,
    ...subject,
    marking: z.enum(['none', 'OFFICIAL', 'OFFICIAL-SENSITIVE', 'Part 2 exempt']),
    aim: z.string(),
    lead: MemberView.nullable(),
    outcomes: z.array(z.object({ id: Id, statement: z.string(), explanation: z.string() })),
    template: TemplateView,
    version: z.int(),
    sequence: z.int().meta({ description: 'The number of the last change; ask for those after it' }),
    steps: z.array(StepStateView),
    answers: z.array(AnswerView).meta({ description: 'By kind and position; removed ones are left out' }),
    dots: z
      .record(z.string(), z.object({ all: z.int(), mine: z.int() }))
      .meta({ description: 'By answer, of the meeting that is open or the last one' }),
    advice: z.array(AdviceView),
    meeting: MeetingView.nullable().meta({ description: 'The meeting that is open, or the last one' }),
    meetings: z.int(),
    rows: z.array(PlanRowView).meta({ description: 'The indicators of the priority with their curves' }),
    allowed: AllowedView,
    asOf: Day,
  })
  .meta({ id: 'Walk' })
export type WalkView = z.infer<typeof WalkView>

export const WalkListView = z
  .object({
    walks: z.array(
      z.object({
        id: Id,
        ...subject,
        template: TemplateView,
        answered: z.int().meta({ description: 'How many steps are answered, of 13' }),
        changedAt: z.iso.datetime().nullable(),
        meetingOpen: z.boolean(),
      }),
    ),
    allowed: z.array(Id).meta({ description: 'The priorities whose walk you may open' }),
  })
  .meta({ id: 'WalkList' })
export type WalkListView = z.infer<typeof WalkListView>

/** One change of a walk: what everybody in the room is told, and what the history is read from. */
export const WalkChangeView = z
  .object({
    sequence: z.int(),
    at: z.iso.datetime(),
    by: MemberView.nullable(),
    what: z.enum(['answer', 'order', 'dots', 'step', 'advice', 'meeting', 'walk', 'update']),
    answerId: Id.nullable(),
    answerKind: z.enum(answerKinds).nullable(),
    answer: AnswerView.nullable().meta({ description: 'The answer as this change left it' }),
    detail: z.record(z.string(), z.unknown()).meta({ description: 'Ids in their new order, dots, a step' }),
  })
  .meta({ id: 'WalkChange' })
export type WalkChangeView = z.infer<typeof WalkChangeView>

/** What became of the answers of a walk between a meeting's end and now. */
export const WalkDifferencesView = z
  .object({
    since: z.iso.datetime().nullable().meta({ description: 'The end of that meeting; null from the beginning' }),
    meetings: z.int().meta({ description: 'How many meetings have ended' }),
    answers: z.array(
      z.object({
        did: z.enum(differences),
        before: Content.nullable().meta({ description: 'What the answer said then; null where it was not there' }),
        change: WalkChangeView.meta({ description: 'The last change of it: what it says now, who and when' }),
      }),
    ),
    updates: z.array(WalkChangeView).meta({ description: 'How actions stood, in the order in which it was told' }),
  })
  .meta({ id: 'WalkDifferences' })
export type WalkDifferencesView = z.infer<typeof WalkDifferencesView>

/** Who follows the walk now. */
export const PresentView = z.object({ members: z.array(MemberView) }).meta({ id: 'Present' })
export type PresentView = z.infer<typeof PresentView>

export const WalkChangesView = z
  .object({ changes: z.array(WalkChangeView), next: z.int().nullable() })
  .meta({ id: 'WalkChanges' })
export type WalkChangesView = z.infer<typeof WalkChangesView>
