import { roundHalfAway } from '../decimal.ts'
import type { Scale } from '../indicator.ts'
import type { ValueStatus } from '../measurement.ts'

/** What is needed to print a number of an indicator. */
export type NumberScale = Pick<Scale, 'unit' | 'decimals'>

/** Units that name a kind of number rather than something counted: "7.1", never "7.1 score". */
const UNSPOKEN = new Set(['', 'score', 'number', 'count', 'ratio', 'index', 'value', 'average'])

/**
 * A number with the decimals given, thousands set apart by commas and a true minus sign. Halves are rounded away from
 * zero on the decimal text, as METHOD's RAG does (0.35 is 0.4), so that a label never contradicts a status; a number
 * that rounds to nothing carries no sign.
 */
export function describeNumber(value: number, decimals: number): string {
  const fixed = Math.abs(roundHalfAway(value, decimals)).toFixed(decimals)
  const [integer = '0', fraction] = fixed.split('.')
  const grouped = integer.replace(/\B(?=(\d{3})+$)/g, ',')
  const sign = value < 0 && Number(fixed) !== 0 ? '−' : ''
  return `${sign}${grouped}${fraction === undefined ? '' : `.${fraction}`}`
}

/** The value in the indicator's decimals with the unit that can stand on a chart beside it: "39%", "£1,200", "91". */
export function describeShortValue(value: number, scale: NumberScale): string {
  const number = describeNumber(value, scale.decimals)
  if (scale.unit === '%') return `${number}%`
  return scale.unit === '£' ? number.replace(/^(−?)/, '$1£') : number
}

/** Millions as they are written where room is short: "£16.1m", "1.23m"; smaller values as `describeShortValue`. */
export function describeCompactValue(value: number, scale: NumberScale): string {
  const millions = value / 1_000_000
  if (Math.abs(millions) < 1) return describeShortValue(value, scale)
  return `${describeShortValue(millions, { unit: scale.unit, decimals: Math.abs(millions) < 10 ? 2 : 1 })}m`
}

/** The value with its unit in full: "39%", "91 per 100,000", "£1,200", "7.1". */
export function describeValue(value: number, scale: NumberScale): string {
  const unit = spokenUnit(scale.unit)
  const short = describeShortValue(value, scale)
  return unit === '' ? short : `${short} ${unit}`
}

/**
 * The size of a difference, without its sign: "11 points" for percentages, "£120", "67" or, in full, "67 per 100,000".
 * "1 point", but "1.0 points".
 */
export function describeGap(gap: number, scale: NumberScale, form: 'short' | 'full' = 'full'): string {
  const number = describeNumber(Math.abs(gap), scale.decimals)
  if (scale.unit === '%') return `${number} ${number === '1' ? 'point' : 'points'}`
  return form === 'full' ? describeValue(Math.abs(gap), scale) : describeCompactValue(Math.abs(gap), scale)
}

/** The unit as it is said after a number; empty for %, £ and units that only name a kind of number. */
export function spokenUnit(unit: string): string {
  const said = unit.trim().replace(/^rate (?=per )/i, '')
  if (said === '%' || said === '£' || UNSPOKEN.has(said.toLowerCase())) return ''
  return said
}

/** The unit as a chart's subtitle names it: "%", "£", "rate per 100,000", "score". */
export function describeUnit(unit: string): string {
  const said = unit.trim()
  return said.startsWith('per ') ? `rate ${said}` : said
}

const STATUS_WORDS: Readonly<Record<ValueStatus, string>> = {
  value: '',
  unreliable: 'unreliable, small numbers',
  'rounds-to-zero': 'above zero but too small to print',
  suppressed: 'suppressed to protect individuals',
  missing: 'no value received',
  'not-applicable': 'not applicable',
  'not-available': 'not available',
}

/** Why there is no value, or what to know about it, in words; empty for a plain value. */
export function describeStatus(status: ValueStatus): string {
  return STATUS_WORDS[status]
}

/**
 * The symbol that stands for a status where there is no room for words, after the Government Analysis Function's
 * guidance on symbols in tables: c confidential, u low reliability, low rounds to zero, x not available, z not
 * applicable. A value that has not come has none: its place stays empty.
 */
export function symbolOf(status: ValueStatus): string | null {
  if (status === 'suppressed') return 'c'
  if (status === 'unreliable') return 'u'
  if (status === 'rounds-to-zero') return 'low'
  if (status === 'not-available') return 'x'
  return status === 'not-applicable' ? 'z' : null
}

/**
 * The decimals of an estimate (a forecast, a mean gap): one at least for values under a hundred, because it lies between
 * the values the indicator can show; the indicator's own for larger ones, where a tenth says nothing.
 */
export function estimateScale(value: number, scale: NumberScale): NumberScale {
  return { unit: scale.unit, decimals: Math.abs(value) < 100 ? Math.max(1, scale.decimals) : scale.decimals }
}
