import type { Curve } from './curve.ts'
import type { ForecastPoint } from './forecast.ts'
import { describeForecast } from './forecast.ts'
import { describePathBack } from './path-back.ts'
import { targetAtStep } from './target-path.ts'
import { describeShortValue, describeStatus, describeValue } from './value.ts'

/**
 * What is announced when the period at this step is browsed: label, value or the reason there is none, what stands
 * beside it (forecast and range, target, comparators), and what to know about it. Empty for a step beyond the axis.
 */
export function describePoint(curve: Curve, at: number): string {
  const step = curve.steps.find((one) => one.at === at)
  if (step === undefined) return ''
  const fan = curve.forecast?.points.find((point) => point.at === at)
  const target = targetAtStep(curve, at)
  const parts = [
    `${step.label}: ${describeStateAt(curve, at)}`,
    fan === undefined ? '' : `forecast ${forecastWords(fan, curve)}`,
    target === null ? '' : `target ${describeValue(target, curve.scale)}`,
    ...curve.comparators.map(({ name, runs }) => {
      const found = runs.flat().find((point) => point.at === at)
      return found === undefined ? '' : `${name} ${describeValue(found.value, curve.scale)}`
    }),
    ...curve.breaks.filter((brk) => firstAfter(brk.at, curve) === at).map((brk) => `break in series: ${brk.reason}`),
  ]
  return `${parts.filter((part) => part !== '').join('; ')}.`
}

/** The first value after a break: where its reader is told of it. */
function firstAfter(at: number, curve: Curve): number | undefined {
  return curve.points.find((point) => point.at > at)?.at
}

/** A period after its preposition: "in 2024/25", "on 31 March 2024", "in the 12 months to June 2024". */
export function describeWhen(label: string): string {
  if (/^\d+ months to /.test(label)) return `in the ${label}`
  return /^\d{1,2} [A-Z][a-z]+ \d{4}$/.test(label) ? `on ${label}` : `in ${label}`
}

/** The value at a step with what to know about it, or why there is none: "48% (provisional)", "no value received". */
export function describeStateAt(curve: Curve, at: number): string {
  const point = curve.points.find((one) => one.at === at)
  if (point === undefined) return describeStatus(curve.hidden.find((mark) => mark.at === at)?.status ?? 'missing')
  const notes = [point.provisional ? 'provisional' : '', point.unreliable ? describeStatus('unreliable') : '']
  const known = notes.filter((note) => note !== '').join(', ')
  const value = describeValue(point.value, curve.scale)
  return known === '' ? value : `${value} (${known})`
}

/**
 * The curve told in sentences, for those who do not see it: first value, value at the freeze, latest; the forecast for
 * the latest period with its 80 % range; the last target; gaps, suppressed periods and breaks. Numbers only, no verdict.
 */
export function describeCurve(curve: Curve): string {
  const [first, latest] = [curve.points[0], curve.latest]
  if (first === undefined || latest === null) return `No values yet for ${curve.name}, ${curve.areaName}.`
  const said = (value: number) => describeValue(value, curve.scale)
  const from = curve.forecast?.from ?? null
  const middle = from !== null && from !== first && from !== latest
  const path = [
    `${said(first.value)} ${describeWhen(first.label)}`,
    middle ? `${said(from.value)} ${describeWhen(from.label)}, the last before the baseline was frozen` : '',
    latest === first
      ? ''
      : `${said(latest.value)} ${describeWhen(latest.label)}${latest.provisional ? ' (provisional)' : ''}`,
  ]
  const fan = curve.forecast?.points.find((point) => point.at === latest.at)
  const goal = curve.targets[curve.targets.length - 1]
  const without = curve.hidden.filter((mark) => mark.status !== 'missing').map((mark) => mark.label)
  return [
    `${path.filter((part) => part !== '').join('; ')}.`,
    fan === undefined ? '' : `The baseline forecast for ${fan.label} was ${forecastWords(fan, curve)}.`,
    goal === undefined ? '' : `The target is ${said(goal.value)} for ${goal.label}.`,
    describePathBack(curve.pathBack),
    without.length === 0 ? '' : `No value can be shown for ${without.join(', ')}.`,
    ...curve.breaks.map((brk) => `Break in series: ${brk.reason}.`),
  ]
    .filter((part) => part !== '')
    .join(' ')
}

/** "49.8%, 80% range 40.4% to 59.2%"; the range only where it is known. */
function forecastWords(fan: ForecastPoint, curve: Curve): string {
  const centre = describeForecast(fan.centre, curve.scale)
  return fan.lower80 === null || fan.upper80 === null
    ? centre
    : `${centre}, 80% range ${describeRange(fan.lower80, fan.upper80, curve)}`
}

/** A range in the decimals of a forecast: "40.4% to 59.2%". */
export function describeRange(lower: number, upper: number, curve: Pick<Curve, 'scale'>): string {
  return `${describeForecast(lower, curve.scale)} to ${describeForecast(upper, curve.scale)}`
}

/** What the vertical axis and the marks need said under the chart; empty when there is nothing to warn of. */
export function notesOf(curve: Curve): readonly string[] {
  const bottom = describeShortValue(curve.axis.low, curve.scale)
  return [
    curve.axis.broken ? `The vertical axis does not start at zero: it starts at ${bottom}.` : '',
    curve.hidden.some((mark) => mark.status === 'suppressed') ? '[c]: suppressed to protect individuals.' : '',
    curve.hidden.some((mark) => mark.status === 'rounds-to-zero') ? '[low]: above zero but too small to print.' : '',
    curve.hidden.some((mark) => mark.status === 'not-available') ? '[x]: not available.' : '',
    curve.hidden.some((mark) => mark.status === 'not-applicable') ? '[z]: not applicable.' : '',
    curve.points.some((point) => point.provisional) ? 'Hollow marks are provisional.' : '',
    ...curve.breaks.map((brk) => `Break in series, shown by a dotted line: ${brk.reason}.`),
  ].filter((note) => note !== '')
}
