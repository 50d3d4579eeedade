import type { PeriodHint } from './candidate.ts'
import { MONTH_NAMES } from './label.ts'

/** A label and its time identifier as one label and hint, or why the pair is refused. */
export type IdentifiedLabel = Readonly<{ text: string; hint: PeriodHint; refused: string | null }>

const YEAR_IDENTIFIER = /^(calendar|financial|academic|tax) year(?: q([1-4])(?:(?: ?- ?| to )q([1-4]))?)?$/
const MONTHS: ReadonlySet<string> = new Set(MONTH_NAMES.map((name) => name.toLowerCase()))
const TERMS: ReadonlySet<string> = new Set(['autumn term', 'spring term', 'summer term', 'autumn and spring term'])

/**
 * Joins a `time_period` with its `time_identifier` (Explore Education Statistics): "202324" with "Financial year Q2"
 * becomes "202324 q2"; "2025" with "Reporting year" becomes a label of its own. Weeks, half years, half terms and
 * quarters of academic and tax years are refused with the reason: no series is kept by them.
 */
export function underIdentifier(label: string, hint: PeriodHint): IdentifiedLabel {
  const identifier = hint.timeIdentifier?.replace(/\s+/g, ' ').trim().toLowerCase() ?? ''
  if (identifier === '') return { text: label, hint, refused: null }
  const year = YEAR_IDENTIFIER.exec(identifier)
  if (year !== null) return yearly(label, hint, year)
  if (identifier === 'reporting year') return accepted(`reporting ${label}`, hint)
  if (identifier === 'six half terms') return accepted(label, { ...hint, yearType: 'academic' })
  if (TERMS.has(identifier)) return accepted(`${identifier} ${label}`, hint)
  if (MONTHS.has(identifier)) return accepted(`${identifier} ${label}`, hint)
  if (identifier.startsWith('week')) return refused(label, 'Weekly figures are not kept: a series is monthly at most.')
  return refused(label, `“${hint.timeIdentifier?.trim()}” is not a time identifier we can read.`)
}

function yearly(label: string, hint: PeriodHint, [, type, from, to]: RegExpExecArray): IdentifiedLabel {
  const yearType = type === 'financial' || type === 'academic' || type === 'tax' ? type : 'calendar'
  if (from === undefined) return accepted(label, { ...hint, yearType })
  if (yearType === 'academic' || yearType === 'tax') {
    return refused(label, `Quarters of ${yearType} years are not kept: use terms, months or whole years.`)
  }
  if (to === undefined) return accepted(`${label} q${from}`, { ...hint, yearType })
  if (from !== '1') return refused(label, 'Several quarters together are kept only from the start of the year.')
  return accepted(`${label} to q${to}`, { ...hint, yearType })
}

function accepted(text: string, hint: PeriodHint): IdentifiedLabel {
  return { text, hint, refused: null }
}

function refused(text: string, message: string): IdentifiedLabel {
  return { text, hint: {}, refused: message }
}
