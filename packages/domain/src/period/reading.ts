import {
  type Accumulation,
  type Period,
  type PeriodKind,
  rollingPeriod,
  sortKey,
  stepsPerYear,
  yearToDatePeriod,
} from '../period.ts'
import { hintedYear, type PeriodCandidate, type PeriodHint } from './candidate.ts'
import { underIdentifier } from './identifier.ts'
import { describeDay, describePeriod } from './label.ts'
import { candidatesOf, cleanLabel } from './pattern.ts'

export type { PeriodCandidate, PeriodHint, YearType } from './candidate.ts'

/** What a publisher wrote behind the period: provisional, revised, final, or a mark of its own such as "(OT)". */
export type PeriodMark = 'provisional' | 'revised' | 'final' | 'other'

/** The question that would settle an ambiguous label: which calendar, which of two years, or which format. */
export type PeriodQuestion = 'year-type' | 'single-year' | 'format'

export type PeriodReading =
  | Readonly<{ read: 'period'; period: Period; accumulation: Accumulation; mark: PeriodMark | null }>
  | Readonly<{ read: 'ambiguous'; candidates: readonly PeriodCandidate[]; asks: PeriodQuestion; question: string }>
  | Readonly<{ read: 'unreadable'; message: string }>

const KIND_WORDS: Readonly<Record<PeriodKind, string>> = {
  'calendar-year': 'calendar year',
  'financial-year': 'financial year',
  'academic-year': 'academic year',
  'tax-year': 'tax year',
  'calendar-quarter': 'calendar quarter',
  'financial-quarter': 'financial quarter',
  'academic-term': 'term',
  month: 'month',
  snapshot: 'day',
}

const ACCUMULATION_WORDS: Readonly<Record<Accumulation, string>> = {
  single: 'one at a time',
  'year-to-date': 'the year to date',
  rolling: 'twelve months rolling',
  pooled: 'several years pooled',
}

const MARKS: readonly (readonly [RegExp, PeriodMark])[] = [
  [/ ?\((?:prov|provisional|p)\.?\)$|(?<=\d) ?p$| (?:prov|provisional)$/, 'provisional'],
  [/ ?\((?:rev|revised|r)\.?\)$|(?<=\d) ?r$| (?:rev|revised)$/, 'revised'],
  [/ ?\((?:final|f)\)$| final$/, 'final'],
  [/ ?\([a-z]{1,4}\)$/, 'other'],
]

/**
 * Reads a period as people and publishers write it. A label that can mean several periods is answered with all of
 * them and a question, unless the hint settles it; nothing is guessed. A hinted kind or accumulation is a condition:
 * "2014-16" in a series of single years is unreadable, with the reason. In a rolling or year-to-date series a label
 * of one quarter, term or month names the step that the value runs up to. Days are read in the UK order.
 */
export function readPeriod(label: string, hint: PeriodHint = {}): PeriodReading {
  const { text, mark } = withoutMark(cleanLabel(label))
  const identified = underIdentifier(text, hint)
  if (identified.refused !== null) return { read: 'unreadable', message: identified.refused }
  const all = candidatesOf(identified.text, identified.hint)
  if (all.length === 0) return { read: 'unreadable', message: notAPeriod(label) }
  const fitting = distinct(fittingOf(all, identified.hint))
  const [first, second] = fitting
  if (first === undefined) return { read: 'unreadable', message: notExpected(label, distinct(all), identified.hint) }
  if (second === undefined) return { read: 'period', ...first, mark }
  return { read: 'ambiguous', candidates: fitting, asks: askedBy(fitting), question: questionFor(label, fitting) }
}

/** A period's kind in words: "financial quarter". */
export function describeKind(kind: PeriodKind): string {
  return KIND_WORDS[kind]
}

/** One way to read a label, told apart from the others by its kind and, where it is longer than a step, its days. */
export function describeCandidate({ period, accumulation }: PeriodCandidate): string {
  const name = describePeriod(period, accumulation)
  if (!period.kind.endsWith('-year') && accumulation === 'single') return `${name} (${KIND_WORDS[period.kind]})`
  const years = accumulation === 'single' ? KIND_WORDS[period.kind] : `${KIND_WORDS[period.kind]}s, ${accumulation}`
  return `${name} (${years}, ${describeDay(period.start)} to ${describeDay(period.end)})`
}

function withoutMark(text: string): { text: string; mark: PeriodMark | null } {
  const found = MARKS.find(([form]) => form.test(text))
  return found === undefined ? { text, mark: null } : { text: text.replace(found[0], ''), mark: found[1] }
}

function fittingOf(all: readonly PeriodCandidate[], hint: PeriodHint): readonly PeriodCandidate[] {
  const ofKind = hint.kind === undefined ? preferred(all, hint) : all.filter((one) => one.period.kind === hint.kind)
  const { accumulation } = hint
  if (accumulation === undefined) return ofKind
  return ofKind
    .flatMap((one) => accumulated(one, accumulation, hint))
    .filter((one) => one.accumulation === accumulation)
}

/** Candidates of the file's own calendar go before months and days that the label could also be. */
function preferred(all: readonly PeriodCandidate[], hint: PeriodHint): readonly PeriodCandidate[] {
  const year = hintedYear(hint)
  if (year === null || year === 'calendar-year') return all
  const own = all.filter(({ period }) => period.kind === year)
  return own.length > 0 ? own : all
}

/** A single step, where the series is known to run up to it, as the period it stands for. */
function accumulated(one: PeriodCandidate, wanted: Accumulation, hint: PeriodHint): readonly PeriodCandidate[] {
  const { period, accumulation } = one
  if (accumulation !== 'single' || stepsPerYear(period.kind) === 1) return [one]
  if (wanted === 'rolling') return [{ period: rollingPeriod(period), accumulation: 'rolling' }]
  if (wanted !== 'year-to-date') return [one]
  return yearsOf(period.kind, hint).map((year) => ({ period: yearToDatePeriod(period, year), accumulation: wanted }))
}

function yearsOf(kind: PeriodKind, hint: PeriodHint) {
  if (kind === 'financial-quarter') return ['financial-year'] as const
  if (kind === 'calendar-quarter') return ['calendar-year'] as const
  const year = kind === 'academic-term' ? 'academic-year' : hintedYear(hint)
  return year === null || year === 'tax-year' ? (['financial-year', 'academic-year'] as const) : [year]
}

function distinct(candidates: readonly PeriodCandidate[]): readonly PeriodCandidate[] {
  return [...new Map(candidates.map((one) => [`${sortKey(one.period)} ${one.accumulation}`, one])).values()]
}

function askedBy(candidates: readonly PeriodCandidate[]): PeriodQuestion {
  const kinds = new Set(candidates.map(({ period }) => period.kind))
  if (kinds.size === 1) return candidates[0]?.period.kind === 'month' ? 'year-type' : 'single-year'
  return [...kinds].every((kind) => kind.endsWith('-year')) ? 'year-type' : 'format'
}

function questionFor(label: string, candidates: readonly PeriodCandidate[]): string {
  const ways = candidates.map(describeCandidate)
  return `“${label.trim()}” can mean ${ways.slice(0, -1).join(', ')} or ${ways.at(-1)}. Which is it?`
}

function notAPeriod(label: string): string {
  return label.trim() === '' ? 'There is no period.' : `“${label.trim()}” is not a period we can read.`
}

function notExpected(label: string, all: readonly PeriodCandidate[], hint: PeriodHint): string {
  const kind = hint.kind === undefined ? 'periods' : `${KIND_WORDS[hint.kind]}s`
  const wanted = hint.accumulation === undefined ? kind : `${kind}, ${ACCUMULATION_WORDS[hint.accumulation]}`
  return `“${label.trim()}” reads as ${all.map(describeCandidate).join(' or ')}, but this series holds ${wanted}.`
}
