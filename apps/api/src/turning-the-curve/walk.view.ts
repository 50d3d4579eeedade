import type { AdviceView, MeetingView, StepStateView, WalkListView, WalkView } from '@ttc/contracts/turning-the-curve'
import { allowedAt, type Grant, isAllowed } from '@ttc/domain/access'
import { describeShortValue } from '@ttc/domain/figure/value'
import { describePeriod } from '@ttc/domain/period/label'
import { type Advice, adviceOn } from '@ttc/domain/turning-the-curve/advice'
import { type Figures, statesOf } from '@ttc/domain/turning-the-curve/state'
import type { UpdateRow } from '../action/action.queries.ts'
import type { OutcomeRow } from '../outcome/outcome.queries.ts'
import type { DashboardRow } from '../plan/dashboard.queries.ts'
import type { PlanRow } from '../plan/plan.queries.ts'
import { priorityView } from '../plan/plan.view.ts'
import type { PriorityRow } from '../priority/priority.queries.ts'
import type { SetAsideRow } from './advice.queries.ts'
import type { AnswerRow } from './answer.queries.ts'
import { answerView } from './answer.view.ts'
import type { DotCounts } from './dot.queries.ts'
import type { MeetingRow } from './meeting.queries.ts'
import type { ConfirmedRow } from './step.queries.ts'
import type { WalkRow } from './walk.queries.ts'

export type WalkParts = Readonly<{
  walk: WalkRow
  plan: PlanRow
  priority: PriorityRow
  priorities: readonly PriorityRow[]
  outcomes: readonly OutcomeRow[]
  dashboard: readonly DashboardRow[]
  answers: readonly AnswerRow[]
  updates: ReadonlyMap<string, UpdateRow>
  confirmed: readonly ConfirmedRow[]
  setAside: readonly SetAsideRow[]
  meeting: MeetingRow | null
  dots: DotCounts
  today: string
  grants: readonly Grant[]
}>

const walkActions = [
  'walk.contribute',
  'walk.lead',
  'evidence.add',
  'action.update',
  'placement.edit',
  'target.edit',
  'plan.edit',
  'indicator.edit',
] as const

/** A walk with all that its questions show: answers, advice, how far each step is, and the curves beside them. */
export function walkView(parts: WalkParts): WalkView {
  const { walk, plan, priority, answers, updates, today, grants } = parts
  const { answered: _answered, changedAt: _changed, meetingOpen: _open, ...subject } = walk
  const served = parts.outcomes.filter(({ id }) => priority.outcomeIds.includes(id))
  return {
    ...subject,
    marking: plan.marking,
    aim: priority.aim,
    lead: priority.lead,
    outcomes: served.map(({ id, statement, explanation }) => ({ id, statement, explanation })),
    steps: stepStates(parts),
    answers: answers.map((row) => answerView(row, updates, today)),
    dots: Object.fromEntries(parts.dots),
    advice: adviceViews(parts),
    meeting: parts.meeting === null ? null : meetingView(parts.meeting),
    meetings: parts.meeting?.number ?? 0,
    rows: priorityView(priority, rowsOf(parts), today, grants).rows,
    allowed: allowedAt(grants, [{ planId: plan.id, priorityId: priority.id }], walkActions),
    asOf: today,
  }
}

/** A walk of one indicator shows that indicator alone. */
function rowsOf({ walk, dashboard }: Pick<WalkParts, 'walk' | 'dashboard'>): readonly DashboardRow[] {
  return walk.placementId === null ? dashboard : dashboard.filter((row) => row.placementId === walk.placementId)
}

/** What the figures of a walk say now: kept when a step is answered, and held against later. */
export function figuresOf(parts: Pick<WalkParts, 'walk' | 'dashboard'>): Figures {
  const mine = rowsOf(parts).filter((row) => row.priorityId === parts.walk.priority.id)
  return Object.fromEntries(
    mine.flatMap(({ placementId, result: { latest }, curve: { scale } }) =>
      latest === null || latest.value === null
        ? []
        : [
            [
              placementId,
              `${describeShortValue(latest.value, scale)} in ${describePeriod(latest.period, scale.accumulation)}`,
            ],
          ],
    ),
  )
}

function stepStates(parts: WalkParts): StepStateView[] {
  const figures = figuresOf(parts)
  const confirmed = new Map(parts.confirmed.map((row) => [row.step, row]))
  const advice = adviceViews(parts).filter(({ setAside }) => setAside === null)
  const states = statesOf(parts.answers, new Map(parts.confirmed.map(({ step, ground }) => [step, ground])), figures)
  return states.map(({ newFigures, ...state }) => {
    const said = confirmed.get(state.step)
    const first = newFigures[0]
    const then = first === undefined ? undefined : said?.ground[first]
    return {
      ...state,
      thin: [...new Set(advice.filter(({ step }) => step === state.step).map(({ code }) => code))],
      confirmedAt: said?.confirmedAt.toISOString() ?? null,
      confirmedBy: said?.confirmedBy ?? null,
      checkWhy:
        first === undefined
          ? null
          : `New figure since you answered: ${figures[first]}${then === undefined ? '' : `, was ${then}`}`,
    }
  })
}

function adviceViews(parts: WalkParts): AdviceView[] {
  const priorities = (id: string) => parts.priorities.filter(({ outcomeIds }) => outcomeIds.includes(id)).length
  const served = parts.outcomes.filter(({ id }) => parts.priority.outcomeIds.includes(id))
  const given = adviceOn({
    answers: parts.answers,
    outcomes: served.map(({ id, statement }) => ({ id, statement, priorities: priorities(id) })),
  })
  return given.map((advice) => ({ ...advice, setAside: setAsideOf(advice, parts.setAside) }))
}

function setAsideOf(advice: Advice, rows: readonly SetAsideRow[]): AdviceView['setAside'] {
  const found = rows.find(({ code, about }) => code === advice.code && about === advice.answerId)
  return found === undefined ? null : { reason: found.reason, at: found.at.toISOString(), by: found.by }
}

export function meetingView({ number: _number, openedAt, closedAt, ...shown }: MeetingRow): MeetingView {
  return {
    ...shown,
    minutes: { ...shown.minutes },
    openedAt: openedAt.toISOString(),
    closedAt: closedAt?.toISOString() ?? null,
  }
}

/** The walks of a plan, and the priorities whose walk somebody with these roles may open. */
export function walkListView(
  rows: readonly WalkRow[],
  priorities: readonly PriorityRow[],
  grants: readonly Grant[],
): WalkListView {
  const open = priorities.filter(({ id, planId }) => isAllowed(grants, 'walk.contribute', { planId, priorityId: id }))
  return {
    allowed: open.map(({ id }) => id),
    walks: rows.map(({ sequence: _sequence, version: _version, changedAt, ...shown }) => ({
      ...shown,
      changedAt: changedAt?.toISOString() ?? null,
    })),
  }
}
