import type { Assessment } from './assessment/assess.ts'
import { addMonths, type IsoDate } from './day.ts'
import { isRedOrAmber } from './exception.ts'
import { isAbsent } from './member.ts'
import type { Period } from './period.ts'
import type { RagStatus } from './rag.ts'

/** Something that will be done differently: one owner and one day. */
export type SheetAction = Readonly<{
  id: string
  text: string
  ownerMemberId: string | null
  dueOn: IsoDate | null
}>

/** What is needed, from whom, by when, and whether it is put to directors. */
export type SheetNeed = Readonly<{ id: string; from: string; what: string; by: IsoDate | null; toDirectors: boolean }>

/** The four answers of a recovery sheet: what changed, what is done differently, when back on path, what is needed. */
export type SheetContent = Readonly<{
  whatChanged: string
  actions: readonly SheetAction[]
  /** Why nothing is done differently, where no action is given. */
  whySame: string
  backToAmberOn: IsoDate | null
  backToGreenOn: IsoDate | null
  /** Why a day moved, where an earlier sheet had given another. */
  whyMoved: string
  needs: readonly SheetNeed[]
}>

export const blankSheet: SheetContent = {
  whatChanged: '',
  actions: [],
  whySame: '',
  backToAmberOn: null,
  backToGreenOn: null,
  whyMoved: '',
  needs: [],
}

export const sheetReasons = ['red', 'amber', 'forecast', 'stayed', 'date-missed', 'asked'] as const
export type SheetReason = (typeof sheetReasons)[number]

export const sheetStates = ['owed', 'submitted', 'accepted', 'returned', 'lapsed'] as const
export type SheetState = (typeof sheetStates)[number]

/** When a sheet is owed: each partnership's own rule. A round is a quarter's work, so that both are counted alike. */
export type SheetRule = Readonly<{
  /** Green by now and red or amber by forecast owes one as well. */
  forForecast: boolean
  /** After so many quarters of the same another sheet is owed. */
  stayedQuarters: number
  daysToAnswer: number
}>

export const defaultSheetRule: SheetRule = { forForecast: true, stayedQuarters: 4, daysToAnswer: 14 }

/** How an indicator in a plan stands, as far as a sheet depends on it. */
export type Standing = Readonly<{
  /** As it is shown: an override's where one is in force. */
  status: RagStatus
  /** The period since which it has stood so, and what it was in the period before; null where that is not known. */
  since: Period | null
  before: RagStatus | null
  /** The period of the latest value. */
  latest: Period | null
  forecast: RagStatus | null
  nextDueOn: IsoDate | null
  /** The day after which a sheet must have been sent to answer the escalation that asks for one; null where none does. */
  askedFrom: IsoDate | null
}>

/** Of an indicator about which nothing is known. */
export const blankStanding: Standing = {
  status: 'no-value',
  since: null,
  before: null,
  latest: null,
  forecast: null,
  nextDueOn: null,
  askedFrom: null,
}

/** The standing of an assessment. An override is about the latest value alone, so the computed status came before it. */
export function standingOf(
  {
    status,
    since,
    lastFour,
    latest,
    forecast,
    nextDue,
  }: Pick<Assessment, 'status' | 'since' | 'lastFour' | 'latest' | 'forecast' | 'nextDue'>,
  override: RagStatus | null,
): Standing {
  const overridden = override !== null && override !== status
  const first = since?.period ?? null
  const at = first === null ? -1 : lastFour.findIndex((one) => one.period.end === first.end)
  return {
    status: override ?? status,
    since: overridden ? (latest?.period ?? null) : first,
    before: overridden ? status : (lastFour[at - 1]?.status ?? null),
    latest: latest?.period ?? null,
    forecast: forecast?.status ?? null,
    nextDueOn: nextDue?.on ?? null,
    askedFrom: null,
  }
}

/** The latest sheet about a placement. `answeredOn` is the day it was last sent, or was owed where it never was. */
export type EarlierSheet = Readonly<{
  state: SheetState
  periodEnd: IsoDate
  answeredOn: IsoDate
  backToAmberOn: IsoDate | null
  backToGreenOn: IsoDate | null
}>

export function isOpenSheet(state: SheetState): boolean {
  return state === 'owed' || state === 'submitted' || state === 'returned'
}

/**
 * Whether a sheet is owed now, and why. One is open at a time, and a lapsed one answers nothing. Red or amber owes one
 * when it turned after the last sheet's period, so that red after an answered amber owes another; amber after an
 * answered red is the way back, and owes none. What an answered sheet covers is owed again when a day it gave has
 * passed (and the value for that day is there, or late), when it has been red for so many rounds that an escalation asks
 * for one, and when it has stayed so for the rule's quarters.
 */
export function sheetOwedBecause(
  standing: Standing,
  last: EarlierSheet | null,
  today: IsoDate,
  rule: SheetRule = defaultSheetRule,
): SheetReason | null {
  if (last !== null && isOpenSheet(last.state)) return null
  const reason = exceptionIn(standing, rule)
  if (reason === null) return null
  const answered = last === null || last.state === 'lapsed' ? null : last
  if (answered === null || hasTurnedSince(standing, answered)) return reason
  if (isDateMissed(standing, answered, today)) return 'date-missed'
  if (standing.askedFrom !== null && answered.answeredOn <= standing.askedFrom) return 'stayed'
  if (addMonths(answered.answeredOn, 3 * rule.stayedQuarters) > today) return null
  return reason === 'forecast' ? 'forecast' : 'stayed'
}

/**
 * Whether an open sheet has become needless: nothing is red or amber any more, before it was answered. What a director
 * asked for, and what has been sent, waits for its answer whatever the colour.
 */
export function isNeedless(
  sheet: Readonly<{ state: SheetState; because: SheetReason }>,
  standing: Standing,
  rule: SheetRule = defaultSheetRule,
): boolean {
  const unanswered = sheet.state === 'owed' || sheet.state === 'returned'
  return unanswered && sheet.because !== 'asked' && exceptionIn(standing, rule) === null
}

function exceptionIn({ status, forecast }: Standing, rule: SheetRule): SheetReason | null {
  if (status === 'red' || status === 'amber') return status
  return rule.forForecast && status === 'green' && isRedOrAmber(forecast) ? 'forecast' : null
}

function hasTurnedSince({ status, since, before }: Standing, answered: EarlierSheet): boolean {
  if (!isRedOrAmber(status) || since === null || since.end <= answered.periodEnd) return false
  return status === 'red' || before !== 'red'
}

function isDateMissed(standing: Standing, answered: EarlierSheet, today: IsoDate): boolean {
  const passed = (day: IsoDate | null) => day !== null && isDayMissed(day, standing, today)
  if (standing.status === 'red') return passed(answered.backToAmberOn) || passed(answered.backToGreenOn)
  return standing.status === 'amber' && passed(answered.backToGreenOn)
}

/** Whether a day has passed, and the value for it is there, or late, or nobody knows when it comes. */
export function isDayMissed(
  day: IsoDate,
  { latest, nextDueOn }: Pick<Standing, 'latest' | 'nextDueOn'>,
  today: IsoDate,
): boolean {
  if (day >= today) return false
  return (latest !== null && latest.end >= day) || nextDueOn === null || nextDueOn <= today
}

/** How a sheet stands on a day: overdue when it is owed, or was sent back, and its day has passed. */
export function stateOnDay(
  { state, dueOn }: Readonly<{ state: SheetState; dueOn: IsoDate }>,
  today: IsoDate,
): SheetState | 'overdue' {
  return (state === 'owed' || state === 'returned') && dueOn < today ? 'overdue' : state
}

type Owner = Readonly<{
  id: string
  leftOn: IsoDate | null
  absentFrom: IsoDate | null
  absentTo: IsoDate | null
  deputyMemberId: string | null
}>

/**
 * Whether somebody answers for a sheet by themselves, whatever role they hold: the indicator's owner, the owner's deputy
 * while the owner is away or has left, and the priority's lead.
 */
export function answersForSheet(
  memberId: string,
  { owner, leadMemberId }: Readonly<{ owner: Owner | null; leadMemberId: string | null }>,
  today: IsoDate,
): boolean {
  if (memberId === leadMemberId) return true
  if (owner === null) return false
  const isAway = owner.leftOn !== null || isAbsent(owner, today)
  return memberId === owner.id ? owner.leftOn === null : isAway && memberId === owner.deputyMemberId
}
