import type { Assessment } from './assessment/assess.ts'
import type { IsoDate } from './day.ts'
import { describeWhen } from './figure/description.ts'
import { describeGap, describeValue } from './figure/value.ts'
import { describeOdds, describeOutlook } from './forecast.words.ts'
import type { Scale } from './indicator.ts'
import { describeDay, describePeriod } from './period/label.ts'
import { describeRag, describeSince, describeTargetGap } from './rag.words.ts'
import type { PromisedDay, RecoveryTotal } from './recovery-sheet/record.ts'
import type { SheetReason, SheetState } from './recovery-sheet.ts'

const REASONS: Readonly<Record<SheetReason, string>> = {
  red: 'it turned red',
  amber: 'it turned amber',
  forecast: 'the forecast takes it off target',
  stayed: 'it has stayed so for long',
  'date-missed': 'the day it was to be back has passed',
  asked: 'it was asked for',
}

/** Why a sheet is owed, after "because": "it turned red". */
export function describeSheetReason(because: SheetReason): string {
  return REASONS[because]
}

type Shown = Readonly<{
  state: SheetState | 'overdue'
  dueOn: IsoDate
  /** The day and the name of the last thing that happened to it. */
  on: IsoDate
  by: string | null
}>

/** A sheet in a line, with who and when: "Owed by 7 December 2026"; "Accepted on 20 January 2027 by Director". */
export function describeSheetState({ state, dueOn, on, by }: Shown): string {
  const who = by === null ? '' : ` by ${by}`
  if (state === 'owed') return `Owed by ${describeDay(dueOn)}`
  if (state === 'overdue') return `Overdue since ${describeDay(dueOn)}`
  if (state === 'submitted') return `Sent on ${describeDay(on)}${who}`
  if (state === 'accepted') return `Accepted on ${describeDay(on)}${who}`
  if (state === 'returned')
    return `Sent back with a question on ${describeDay(on)}${who}, owed by ${describeDay(dueOn)}`
  return `Not owed any more since ${describeDay(on)}`
}

type Numbers = Pick<Assessment, 'latest' | 'status' | 'since' | 'lastFour' | 'direction' | 'gap' | 'gapInChildren'>

/**
 * What the numbers say already, for the question what changed: "3.6% in 2024/25, 0.6 points higher than the value
 * before. 1 point off target: 91 children. Red, new this year; amber before that."
 */
export function describeFromNumbers(numbers: Numbers, scale: Scale): string {
  const { latest, direction, gap, gapInChildren } = numbers
  if (latest?.value == null) return 'There is no value yet.'
  const when = describeWhen(describePeriod(latest.period, scale.accumulation))
  const change = direction.change === null ? '' : `, ${describeChange(direction.change, scale)}`
  const off = describeTargetGap(gap, gapInChildren, scale)
  return [`${describeValue(latest.value, scale)} ${when}${change}`, capitalised(off), describeRun(numbers, scale)]
    .filter((part) => part !== '')
    .map((part) => `${part}.`)
    .join(' ')
}

function describeChange(change: number, scale: Scale): string {
  if (change === 0) return 'the same as the value before'
  return `${describeGap(change, scale)} ${change > 0 ? 'higher' : 'lower'} than the value before`
}

function describeRun({ status, since, lastFour }: Numbers, { periodKind }: Scale): string {
  if (since === null) return ''
  const first = lastFour.findIndex(({ period }) => period.end === since.period.end)
  const before = lastFour[first - 1]?.status
  const earlier = before === undefined ? '' : `; ${describeRag(before).toLowerCase()} before that`
  return `${describeRag(status)}, ${describeSince(since.periods, periodKind)}${earlier}`
}

/** What comes if nothing changes: "If nothing changes, the forecast says 3.6%, 80% range … The chance of 2.4% is …". */
export function describeIfNothingChanges({ forecast }: Pick<Assessment, 'forecast'>, scale: Scale): string | null {
  if (forecast === null) return null
  const when = describePeriod(forecast.period, scale.accumulation)
  const says = `If nothing changes, the forecast for ${when} is ${describeOutlook(forecast, scale)}.`
  const { chance, target, band } = forecast
  if (chance === null || band === null) return says
  const aim = target === null ? 'the target' : `the target of ${describeValue(target, scale)}`
  return `${says} The chance of ${aim} is ${describeOdds(chance)}.`
}

/** How often a promised day moved later; empty where it never did. */
export function describeSlips(slips: number): string {
  if (slips === 0) return ''
  return slips === 1 ? 'The day has moved later once.' : `The day has moved later ${slips} times.`
}

/** What came of a promised day: "Amber by 31 March 2027: kept". */
export function describePromised({ to, on, result, back }: PromisedDay, scale: Scale): string {
  const promised = `${to === 'amber' ? 'Amber' : 'Green'} by ${describeDay(on)}`
  if (result === 'open') return `${promised}: not known yet`
  if (result === 'not-back') return `${promised}: it was not back`
  const when = back === null ? '' : ` ${describeWhen(describePeriod(back, scale.accumulation))}`
  return result === 'kept' ? `${promised}: kept, it was back${when}` : `${promised}: late, it was back${when}`
}

/**
 * What came of promised days together: "Of 4 days back on path whose values have come, 2 were kept, 1 came late and 1
 * did not come. 2 more are not known yet. Days were put off 3 times."
 */
export function describeRecoveryTotal({ kept, late, notBack, open, slips }: RecoveryTotal): string {
  const known = kept + late + notBack
  if (known + open === 0) return 'No day back on path has been given yet: recovery sheets give them.'
  const came = `${kept} ${kept === 1 ? 'was' : 'were'} kept, ${late} came late and ${notBack} did not come`
  const days = known === 1 ? '1 day' : `${known} days`
  return [
    known === 0 ? '' : `Of ${days} back on path whose ${known === 1 ? 'value has' : 'values have'} come, ${came}.`,
    open === 0 ? '' : `${open}${known === 0 ? '' : ' more'} ${open === 1 ? 'is' : 'are'} not known yet.`,
    slips === 0 ? '' : `Days were put off ${slips === 1 ? 'once' : `${slips} times`}.`,
  ]
    .filter((part) => part !== '')
    .join(' ')
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

type Told = Readonly<{
  position: string | null
  factors: readonly Readonly<{ text: string; direction: 'contributing' | 'restricting' }>[]
}>

const MOST_FACTORS = 3

/** What the walk tells already, as a first answer to what changed: the position and the first restricting factors. */
export function describeStory({ position, factors }: Told): string {
  const restricting = factors.filter(({ direction }) => direction === 'restricting').slice(0, MOST_FACTORS)
  return [position ?? '', ...restricting.map(({ text }) => text)]
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => (/[.!?]$/.test(text) ? text : `${text}.`))
    .join(' ')
}
