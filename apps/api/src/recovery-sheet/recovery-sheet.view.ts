import type { SheetListView, SheetPageView, SheetView } from '@ttc/contracts/recovery-sheet'
import { isAllowed, type Scope } from '@ttc/domain/access'
import { answersForSheet, isOpenSheet, stateOnDay } from '@ttc/domain/recovery-sheet'
import { daysGiven, type Judged, recoveryRecord, slipsOf } from '@ttc/domain/recovery-sheet/record'
import type { latestUpdates } from '../action/action.queries.ts'
import { actionState } from '../action/action.view.ts'
import type { EventRow } from './event.queries.ts'
import type { listAgreed, listStory, Placed } from './ground.queries.ts'
import type { KnownSheet } from './recovery-sheet.queries.ts'

type Rows<Query extends (...args: never[]) => Promise<unknown>> = Awaited<ReturnType<Query>>

/** A sheet as it stands on a day, with who did what and when. */
export function sheetView(sheet: KnownSheet, today: string): SheetView {
  const { id, version, because, periodStart, periodEnd, owedOn, dueOn, content, events } = sheet
  return {
    id,
    version,
    because,
    period: { start: periodStart, end: periodEnd },
    owedOn,
    dueOn,
    state: stateOnDay(sheet, today),
    content: content as SheetView['content'],
    events: events.map(eventView),
    revised: events.at(-1)?.what === 'value-revised',
  }
}

function eventView({ sheetId: _s, content: _c, at, ...row }: EventRow): SheetView['events'][number] {
  return { ...row, at: at.toISOString() }
}

/** Who may write a sheet: whoever answers for the indicator or its priority, and those who lead there by their role. */
export function mayWrite(placed: Placed, scope: Scope, today: string): boolean {
  const place = { planId: placed.plan.id, priorityId: placed.priority.id }
  return answersForSheet(scope.memberId, placed, today) || isAllowed(scope.grants, 'walk.lead', place)
}

type Parts = Readonly<{
  placed: Placed
  /** Newest first. */
  sheets: readonly KnownSheet[]
  story: Rows<typeof listStory>
  agreed: Rows<typeof listAgreed>
  updates: Rows<typeof latestUpdates>
  daysToAnswer: number
  scope: Scope
  today: string
}>

/** The present sheet with everything it is filled in from. */
export function sheetPageView({
  placed,
  sheets,
  story,
  agreed,
  updates,
  daysToAnswer,
  scope,
  today,
}: Parts): SheetPageView {
  const present = sheets.find(({ state }) => isOpenSheet(state)) ?? sheets[0] ?? null
  const { id, indicator, plan, priority, owner, assessment, curve } = placed
  return {
    placementId: id,
    indicator,
    plan,
    priority,
    owner: owner === null ? null : { id: owner.id, name: owner.name, agency: owner.agency },
    ownerLeft: owner !== null && owner.leftOn !== null,
    sheet: present === null ? null : sheetView(present, today),
    before: beforeOf(sheets, present),
    slips: slipsOf(sheets),
    assessment: assessment as SheetPageView['assessment'],
    curve: curve as SheetPageView['curve'],
    story: storyView(story),
    actions: agreed.map((one) => ({ ...one, state: actionState(one.dueOn, updates.get(one.id), today) })),
    mayWrite: mayWrite(placed, scope, today),
    mayDecide: isAllowed(scope.grants, 'recovery-sheet.decide', { planId: plan.id, priorityId: priority.id }),
    daysToAnswer,
    asOf: today,
  }
}

/** What was sent last before the present draft: an earlier sheet's answer, or this one's before it was sent back. */
function beforeOf(sheets: readonly KnownSheet[], present: KnownSheet | null): SheetPageView['before'] {
  const isSent = present !== null && (present.state === 'submitted' || present.state === 'accepted')
  const events = sheets.toReversed().flatMap((sheet) => sheet.events.filter(({ what }) => what === 'submitted'))
  const last = events.at(isSent ? -2 : -1)
  if (last === undefined || last.content === null) return null
  const { backToAmberOn, backToGreenOn, needs } = last.content
  // A day that was kept binds nobody any more; what was sent is shown as it was.
  const days = isSent ? { backToAmberOn, backToGreenOn } : daysGiven(sheets)
  return { ...days, needs: [...needs], on: last.on }
}

/** The indicator's own walk where it says something, else the priority's. */
function storyView(rows: Rows<typeof listStory>): SheetPageView['story'] {
  const isOwn = rows.some(({ own }) => own)
  const told = rows.filter(({ own }) => own === isOwn)
  const changed = told.map(({ changedOn }) => changedOn).toSorted()
  return {
    position: told.flatMap(({ content }) => (content.kind === 'statement' ? [content.text] : [])).at(-1) ?? null,
    factors: told.flatMap(({ content }) =>
      content.kind === 'factor' ? [{ text: content.text, direction: content.direction }] : [],
    ),
    on: changed.at(-1) ?? null,
  }
}

/** The sheets of a placement with what came of the days they gave. */
export function sheetListView(sheets: readonly KnownSheet[], judged: readonly Judged[], today: string): SheetListView {
  return {
    sheets: sheets.map((one) => sheetView(one, today)),
    slips: slipsOf(sheets),
    record: recoveryRecord(sheets, judged).map((one) => ({ ...one })),
  }
}
