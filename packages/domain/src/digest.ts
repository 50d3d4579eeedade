import { addDays, dayNumber, type IsoDate } from './day.ts'
import { isRedOrAmber } from './exception.ts'
import { Problem } from './problem.ts'
import type { RagStatus } from './rag.ts'

/** How many lists somebody keeps at once, and how long the name of one may be. */
export const viewLimits = { views: 20, name: 80 } as const

/** Refuses one list too many, and a name that another of one's own lists has: nobody could tell the two apart. */
export function checkView(name: string, others: readonly string[]): void {
  if (others.length >= viewLimits.views)
    throw new Problem('rule-broken', `You keep ${viewLimits.views} views already. Take one out first.`)
  if (!others.some((other) => other.toLowerCase() === name.toLowerCase())) return
  const message = 'You have a view of this name. Choose another name.'
  throw new Problem('rule-broken', message, { fields: [{ field: 'name', message }] })
}

/** The Monday of the week that a day lies in: whoever was last mailed before it is due another mail. */
export function mondayOf(day: IsoDate): IsoDate {
  // Day 0 was a Wednesday.
  return addDays(day, -((dayNumber(day) + 2) % 7))
}

type Turning = 'red' | 'amber'
type SheetState = 'owed' | 'submitted' | 'accepted' | 'returned'

/** How an indicator stands in a plan, as far as a weekly mail tells of it: statuses and days, never a value. */
export type Standing = Readonly<{
  /** As it is shown: an override's while one is in force. Null for one that was not told of before. */
  status: RagStatus | null
  /** What it is forecast to be, where it is green and that is red or amber. */
  forecast: Turning | null
  /** The last day of the period of the latest value. */
  latest: IsoDate | null
  /** The day a value was due that has not come. */
  lateSince: IsoDate | null
  /** The recovery sheet, and the day that its state is about: until when it is owed, since when it is sent. */
  sheet: Readonly<{ state: SheetState | 'overdue'; on: IsoDate }> | null
  amberOn: IsoDate | null
  greenOn: IsoDate | null
  /** The last day back that has passed and was not kept. */
  missedOn: IsoDate | null
  override: Readonly<{ status: RagStatus; computed: RagStatus; until: IsoDate }> | null
  /** The highest step that it was carried up to and that waits for a decision. */
  escalation: 'director' | 'board' | null
  /** The day an open action was due that has passed. */
  actionDue: IsoDate | null
}>

const unknown: Standing = {
  status: null,
  forecast: null,
  latest: null,
  lateSince: null,
  sheet: null,
  amberOn: null,
  greenOn: null,
  missedOn: null,
  override: null,
  escalation: null,
  actionDue: null,
}

/** What is stored of an exception, without the day it is read on. */
export type StoredStanding = Readonly<{
  shown: RagStatus
  computed: RagStatus
  forecast: RagStatus | null
  latest: IsoDate | null
  nextDueOn: IsoDate | null
  sheet: Readonly<{ state: SheetState; dueOn: IsoDate; on: IsoDate }> | null
  amberOn: IsoDate | null
  greenOn: IsoDate | null
  overrideUntil: IsoDate | null
  escalation: Standing['escalation']
  actionDueOn: IsoDate | null
}>

/** The same on a day: what the calendar has made late, overdue or ended is so, whether or not it was written afresh. */
export function standingOn(stored: StoredStanding, today: IsoDate): Standing {
  const { shown, computed, latest, nextDueOn, amberOn, greenOn, overrideUntil, actionDueOn } = stored
  const isOverridden = overrideUntil !== null && overrideUntil >= today
  const status = overrideUntil === null || isOverridden ? shown : computed
  const before = (day: IsoDate | null) => (day !== null && day < today ? day : null)
  return {
    status,
    forecast: status === 'green' ? turning(stored.forecast) : null,
    latest,
    lateSince: before(nextDueOn),
    sheet: sheetOn(stored.sheet, today),
    amberOn,
    greenOn,
    missedOn: isRedOrAmber(status) ? (before(greenOn) ?? (status === 'red' ? before(amberOn) : null)) : null,
    override: isOverridden ? { status: shown, computed, until: overrideUntil } : null,
    escalation: stored.escalation,
    actionDue: before(actionDueOn),
  }
}

function sheetOn(sheet: StoredStanding['sheet'], today: IsoDate): Standing['sheet'] {
  if (sheet === null) return null
  const { state, dueOn, on } = sheet
  if (state === 'submitted' || state === 'accepted') return { state, on }
  return { state: dueOn < today ? 'overdue' : state, on: dueOn }
}

function turning(status: RagStatus | null): Turning | null {
  return status === 'red' || status === 'amber' ? status : null
}

/** One thing that has changed since somebody was last told. */
export type Change =
  | Readonly<{ what: 'turned'; to: Turning; from: RagStatus | null }>
  | Readonly<{ what: 'off'; to: RagStatus; from: Turning }>
  | Readonly<{ what: 'left'; from: Turning }>
  | Readonly<{ what: 'forecast'; to: Turning }>
  | Readonly<{ what: 'forecast-over'; from: Turning }>
  | Readonly<{ what: 'late'; since: IsoDate }>
  | Readonly<{ what: 'late-over'; came: boolean }>
  | Readonly<{ what: 'sheet'; state: SheetState | 'overdue'; on: IsoDate }>
  | Readonly<{ what: 'missed'; on: IsoDate }>
  | Readonly<{ what: 'slipped'; back: 'amber' | 'green'; from: IsoDate; to: IsoDate }>
  | Readonly<{ what: 'override'; status: RagStatus; computed: RagStatus; until: IsoDate }>
  | Readonly<{ what: 'override-over' }>
  | Readonly<{ what: 'escalated'; to: 'director' | 'board' }>
  | Readonly<{ what: 'escalation-over' }>
  | Readonly<{ what: 'action'; due: IsoDate }>

export type Thing = Readonly<{ id: string; name: string; standing: Standing }>
export type Changed = Readonly<{ id: string; name: string; changes: readonly Change[] }>

/** What somebody was last told of each thing, as texts, by what it is about. */
export type Told = Readonly<Record<string, string>>

const VIEW = 'view '

/** How things stand now and what each list holds, to be held against when the next mail is made. */
export function toldOf(things: readonly Thing[], views: readonly HeldView[]): Told {
  return Object.fromEntries([
    ...things.map(({ id, name, standing }) => [id, JSON.stringify({ name, ...standing })]),
    ...views.map(({ id, holds }) => [VIEW + id, JSON.stringify(holds)]),
  ])
}

type ToldThing = Standing & Readonly<{ name: string }>

/** A text of an earlier day may say less: what it does not say was not told. */
function readTold(text: string): ToldThing {
  return { name: '', ...unknown, ...(JSON.parse(text) as Partial<ToldThing>) }
}

/**
 * What has changed between what was told and now, in the order of what is now; last what is no longer among it and was
 * red or amber. What stands as it was told is left out. Of a thing that was not told of before all is told that a
 * director would be told of it.
 */
export function changesBetween(told: Told, now: readonly Thing[]): readonly Changed[] {
  const present = new Set(now.map(({ id }) => id))
  const changed = now.map(({ id, name, standing }) => {
    const before = told[id]
    return { id, name, changes: changesOf(before === undefined ? unknown : readTold(before), standing) }
  })
  const gone = Object.entries(told).flatMap(([id, text]) => {
    if (id.startsWith(VIEW) || present.has(id)) return []
    const { name, status } = readTold(text)
    const from = turning(status)
    return from === null ? [] : [{ id, name, changes: [{ what: 'left' as const, from }] }]
  })
  return [...changed, ...gone].filter(({ changes }) => changes.length > 0)
}

function changesOf(before: Standing, now: Standing): Change[] {
  return [
    ...statusChanges(before, now),
    ...forecastChanges(before, now),
    ...lateChanges(before, now),
    ...sheetChanges(before, now),
    ...backChanges(before, now),
    ...overrideChanges(before, now),
    ...escalationChanges(before, now),
    ...(now.actionDue === null || now.actionDue === before.actionDue
      ? []
      : [{ what: 'action' as const, due: now.actionDue }]),
  ]
}

function statusChanges(before: Standing, { status }: Standing): Change[] {
  if (status === null || status === before.status) return []
  const [from, to] = [turning(before.status), turning(status)]
  if (to !== null) return [{ what: 'turned', to, from: before.status }]
  return from === null ? [] : [{ what: 'off', to: status, from }]
}

function forecastChanges(before: Standing, now: Standing): Change[] {
  if (now.forecast === before.forecast) return []
  if (now.forecast !== null) return [{ what: 'forecast', to: now.forecast }]
  // Red or amber by now: that it has come true is told already.
  return before.forecast === null || now.status !== 'green' ? [] : [{ what: 'forecast-over', from: before.forecast }]
}

function lateChanges(before: Standing, now: Standing): Change[] {
  if (now.lateSince !== null) return now.lateSince === before.lateSince ? [] : [{ what: 'late', since: now.lateSince }]
  return before.lateSince === null ? [] : [{ what: 'late-over', came: now.latest !== before.latest }]
}

/** A sheet that was sent again within the week, or is owed anew, has another day. */
function sheetChanges({ sheet: before }: Standing, { sheet }: Standing): Change[] {
  if (sheet === null || (sheet.state === before?.state && sheet.on === before.on)) return []
  return [{ what: 'sheet', ...sheet }]
}

function backChanges(before: Standing, now: Standing): Change[] {
  const slips = (['amber', 'green'] as const).flatMap((back) => {
    const [from, to] = [before[`${back}On`], now[`${back}On`]]
    return from !== null && to !== null && to > from ? [{ what: 'slipped' as const, back, from, to }] : []
  })
  if (now.missedOn === null || now.missedOn === before.missedOn) return slips
  return [{ what: 'missed', on: now.missedOn }, ...slips]
}

function overrideChanges({ override: before }: Standing, { override }: Standing): Change[] {
  if (override === null) return before === null ? [] : [{ what: 'override-over' }]
  const isSame = override.status === before?.status && override.until === before.until
  return isSame ? [] : [{ what: 'override', ...override }]
}

function escalationChanges({ escalation: before }: Standing, { escalation, status }: Standing): Change[] {
  if (escalation === before) return []
  if (escalation !== null) return [{ what: 'escalated', to: escalation }]
  // Green again: that it waits no more goes without saying.
  return isRedOrAmber(status) ? [{ what: 'escalation-over' }] : []
}

/** A list that is mailed, with what it holds, by placement. */
export type HeldView = Readonly<{ id: string; holds: readonly string[] }>

/** What came into a list and what went out; null before it was first told of. */
export function movesOf(told: Told, { id, holds }: HeldView) {
  const text = told[VIEW + id]
  if (text === undefined) return null
  const before = JSON.parse(text) as readonly string[]
  return { cameIn: holds.filter((one) => !before.includes(one)), wentOut: before.filter((one) => !holds.includes(one)) }
}
