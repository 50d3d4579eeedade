import type { Term } from '../period.ts'
import {
  dayIn,
  hintedYear,
  loneYear,
  monthIn,
  type PeriodCandidate,
  type PeriodHint,
  pooledLone,
  pooledSplit,
  quarterIn,
  reportingYear,
  splitYear,
  termIn,
  toMonth,
  toQuarter,
  toTerm,
  twelveMonthsTo,
  type WrittenYear,
} from './candidate.ts'
import { MONTH_NAMES } from './label.ts'

type Groups = readonly string[]
type Pattern = readonly [RegExp, (groups: Groups, hint: PeriodHint) => readonly PeriodCandidate[]]

const YEAR = String.raw`(\d{4}(?:[/-]?\d{2}(?:\d{2})?)?)`
const MONTH_ENDINGS = MONTH_NAMES.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)})?`).join('|')
const MONTH = `(${MONTH_ENDINGS.toLowerCase()}|sept)\\.?`
const TERM = `(autumn|spring|summer)(?: term)?`
const DASH = `(?: ?- ?| to )`

function pattern(source: string, read: Pattern[1]): Pattern {
  return [new RegExp(`^${source}$`), read]
}

/** Every form a label takes, on text that `cleanLabel` made; a label can match several, and each is a way to read it. */
const PATTERNS: readonly Pattern[] = [
  pattern(String.raw`(\d{4})`, ([year], hint) => loneYear(number(year), hint)),
  pattern(String.raw`reporting (\d{4})`, ([year], hint) => reportingYear(number(year), hint)),
  pattern(`(?:reporting )?${YEAR}`, ([text], hint) => fromSplit(text, hint)),
  pattern(String.raw`(\d{2})/(\d{2})`, ([from, to], hint) => fromSplit(`20${from}/${to}`, hint)),
  pattern(String.raw`(\d{4})(?:/|${DASH})(\d{2}|\d{4})`, ([from, to], hint) => {
    const first = number(from)
    const last = expand(first, to)
    return last === first + 1 ? splitYear(first, hint) : pooledLone(first, last, hint)
  }),
  pattern(String.raw`(\d{4})[/-]?(\d{2})`, ([year, month]) => monthIn(number(year), number(month))),
  pattern(String.raw`(\d{2})/(\d{4})`, ([month, year]) => monthIn(number(year), number(month))),
  pattern(String.raw`(\d{4})0([1-4])`, ([year, quarter], hint) => sixDigitQuarter(number(year), number(quarter), hint)),
  pattern(String.raw`(\d{4})[/-](\d{2,4})${DASH}(\d{2}|\d{4})[/-](\d{2,4})`, (groups, hint) =>
    fromPooledSplit(groups, hint),
  ),
  pattern(`${YEAR}[ -]?q([1-4])`, ([year, q], hint) => inYear(year, (written) => quarterIn(written, number(q), hint))),
  pattern(`q([1-4])[ -]?${YEAR}`, ([q, year], hint) => inYear(year, (written) => quarterIn(written, number(q), hint))),
  pattern(`${YEAR} to q([1-4])`, ([year, q], hint) => inYear(year, (written) => toQuarter(written, number(q), hint))),
  pattern(`${YEAR} to ${MONTH}`, ([year, m], hint) => inYear(year, (written) => toMonth(written, month(m), hint))),
  pattern(`${YEAR} to ${TERM}`, ([year, t]) => inYear(year, (written) => [toTerm(written, term(t))])),
  pattern(String.raw`${MONTH}[ -]?'?(\d{4}|\d{2})`, ([m, year]) => monthIn(fullYear(year), month(m))),
  pattern(String.raw`(\d{4})[ -]${MONTH}`, ([year, m]) => monthIn(number(year), month(m))),
  pattern(
    String.raw`(?:rolling )?(?:12 months|year) (?:to|ending|ended) ${MONTH}[ -]?(\d{4}|\d{2})`,
    ([m, year], hint) => twelveMonthsTo(fullYear(year), month(m), hint),
  ),
  pattern(`${TERM} ${YEAR}`, ([t, year]) => inYear(year, (written) => [termIn(written, term(t))])),
  pattern(`${YEAR} ${TERM}`, ([year, t]) => inYear(year, (written) => [termIn(written, term(t))])),
  pattern(`autumn and spring terms? ${YEAR}`, ([year]) => inYear(year, (written) => [toTerm(written, 'spring')])),
  pattern(String.raw`(\d{4})-(\d{2})-(\d{2})(?:t00:00:00(?:\.0+)?z?)?`, ([y, m, d], hint) =>
    dayIn(number(y), number(m), number(d), hint),
  ),
  pattern(String.raw`(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|(?<=/)\d{2})`, ([d, m, y], hint) =>
    dayIn(fullYear(y), number(m), number(d), hint),
  ),
  pattern(String.raw`(?:(?:as )?at )?(\d{1,2})(?:st|nd|rd|th)?[ -]${MONTH}[ -](\d{4}|\d{2})`, ([d, m, y], hint) =>
    dayIn(fullYear(y), month(m), number(d), hint),
  ),
]

/** A label in one spelling: one kind of dash and space, lower case, "quarter 1" as "q1". */
export function cleanLabel(label: string): string {
  return label
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
    .toLowerCase()
    .replace(/\b(?:quarter|qtr) ?([1-4])\b/g, 'q$1')
}

/**
 * Every way to read a cleaned label, under what is known of the file's years. Years before 1900 and after 2199 are
 * taken for numbers that are not years.
 */
export function candidatesOf(label: string, hint: PeriodHint): readonly PeriodCandidate[] {
  const all = PATTERNS.flatMap(([form, read]) => {
    const match = form.exec(label)
    return match === null ? [] : read(match.slice(1), hint)
  })
  return all.filter(({ period }) => period.start >= '1900' && period.end < '2200')
}

function inYear(text: string | undefined, read: (year: WrittenYear) => readonly PeriodCandidate[]) {
  const year = writtenYear(text ?? '')
  return year === null ? [] : read(year)
}

function fromSplit(text: string | undefined, hint: PeriodHint): readonly PeriodCandidate[] {
  return inYear(text, (year) => (year.split ? splitYear(year.start, hint) : []))
}

function fromPooledSplit([a, b, c, d]: Groups, hint: PeriodHint): readonly PeriodCandidate[] {
  const first = number(a)
  const last = expand(first, c)
  return expand(first, b) === first + 1 && expand(last, d) === last + 1 ? pooledSplit(first, last, hint) : []
}

/** "202303" as quarter 3: of the calendar year, or of the financial year unless calendar years are known. */
function sixDigitQuarter(year: number, quarter: number, hint: PeriodHint): readonly PeriodCandidate[] {
  const kind = hintedYear(hint)
  const calendar =
    kind === null || kind === 'calendar-year' ? quarterIn({ start: year, split: false }, quarter, {}) : []
  const financial =
    kind === null || kind === 'financial-year' ? quarterIn({ start: year, split: true }, quarter, {}) : []
  return [...calendar, ...financial]
}

/** "2023", "2023/24", "2023-24", "2023/2024" or "202324"; two numbers must follow one another. */
function writtenYear(text: string): WrittenYear | null {
  const start = number(text.slice(0, 4))
  const rest = text.slice(4).replace(/[/-]/, '')
  if (rest === '') return { start, split: false }
  return expand(start, rest) === start + 1 ? { start, split: true } : null
}

/** The second number of a span in full: "00" after 1999 is 2000. */
function expand(first: number, second: string | undefined): number {
  const value = number(second)
  if (value >= 1000) return value
  const near = first - (first % 100) + value
  return near < first && first % 100 === 99 ? near + 100 : near
}

/** Two digits are read as 1970 to 2069, as the field's records start well after 1970. */
function fullYear(text: string | undefined): number {
  const value = number(text)
  if (value >= 100) return value
  return value < 70 ? 2000 + value : 1900 + value
}

function month(name: string | undefined): number {
  return MONTH_NAMES.findIndex((full) => full.toLowerCase().startsWith((name ?? '').slice(0, 3))) + 1
}

function term(name: string | undefined): Term {
  return name === 'spring' || name === 'summer' ? name : 'autumn'
}

function number(text: string | undefined): number {
  return Number(text ?? Number.NaN)
}
