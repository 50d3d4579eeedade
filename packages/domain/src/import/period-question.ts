import {
  describeCandidate,
  describeKind,
  type PeriodCandidate,
  type PeriodHint,
  type PeriodReading,
  readPeriod,
  type YearType,
} from '../period/reading.ts'
import type { Accumulation, PeriodKind } from '../period.ts'

/** What has to be asked once for a file, before its periods can be read. */
export type Asks = 'year-type' | 'single-year' | 'format' | 'restart-month'

/** What an answer settles for the whole file. */
export type Settled = Readonly<{
  yearType?: YearType
  singleYear?: 'starts' | 'ends'
  periods?: Readonly<{ kind: PeriodKind; accumulation: Accumulation }>
}>

export type FileQuestion = Readonly<{
  asks: Asks
  question: string
  examples: readonly string[]
  choices: readonly Readonly<{ label: string; sets: Settled }>[]
}>

/** A label of a file, with what is known of it beside the label itself. */
export type SeenLabel = Readonly<{ label: string; hint: PeriodHint }>

type Ambiguous = Extract<PeriodReading, { read: 'ambiguous' }>

const EXAMPLES = 3
const MOST_CHOICES = 8

const YEARS: Readonly<Record<string, Readonly<{ type: YearType; label: string }>>> = {
  'calendar-year': { type: 'calendar', label: 'Calendar years (January to December)' },
  'financial-year': { type: 'financial', label: 'Financial years (April to March)' },
  'academic-year': { type: 'academic', label: 'Academic years (September to August)' },
  'tax-year': { type: 'tax', label: 'Tax years (6 April to 5 April)' },
}

const QUESTIONS: Readonly<Record<Asks, string>> = {
  'year-type': 'Which years does the file count in?',
  'single-year': 'Which year does one number name?',
  format: 'What do the labels of its periods mean?',
  'restart-month': 'When does the year to date start afresh?',
}

/** The questions that the ambiguous labels of a file leave open, each asked once with examples from the file. */
export function questionsFor(labels: readonly SeenLabel[]): readonly FileQuestion[] {
  const open = new Map<Asks, { label: string; reading: Ambiguous }[]>()
  for (const { label, hint } of labels) {
    const reading = readPeriod(label, hint)
    if (reading.read !== 'ambiguous') continue
    const asks = askedOf(reading)
    open.set(asks, [...(open.get(asks) ?? []), { label, reading }])
  }
  if (open.has('year-type') && isSettledByYears(labels)) open.delete('format')
  return [...open].map(([asks, items]) => ({
    asks,
    question: QUESTIONS[asks],
    examples: items.slice(0, EXAMPLES).map(({ label }) => label),
    choices: choicesOf(asks, items[0]?.label ?? '', items[0]?.reading.candidates ?? []),
  }))
}

/** "2010/11" could be November 2010, but not in a file that also has 2012/13: once its years are known, so is that. */
function isSettledByYears(labels: readonly SeenLabel[]): boolean {
  return labels.every(({ label, hint }) => readPeriod(label, { yearType: 'financial', ...hint }).read !== 'ambiguous')
}

function askedOf({ asks, candidates }: Ambiguous): Asks {
  return candidates.every(({ accumulation }) => accumulation === 'year-to-date') ? 'restart-month' : asks
}

function choicesOf(asks: Asks, label: string, candidates: readonly PeriodCandidate[]): FileQuestion['choices'] {
  const all = candidates.map((one) => choiceOf(asks, label, one, candidates))
  return [...new Map(all.map((one) => [one.label, one])).values()].slice(0, MOST_CHOICES)
}

function choiceOf(asks: Asks, label: string, one: PeriodCandidate, all: readonly PeriodCandidate[]) {
  const { period, accumulation } = one
  const periods = { kind: period.kind, accumulation }
  if (asks === 'restart-month') {
    const isApril = period.start.slice(5, 7) === '04'
    const yearType: YearType = isApril ? 'financial' : 'academic'
    return { label: isApril ? 'Each April' : 'Each September', sets: { yearType, periods } }
  }
  const year = YEARS[period.kind]
  if (asks === 'single-year') {
    const isFirst = all.every((other) => period.start <= other.period.start)
    const singleYear = isFirst ? 'ends' : 'starts'
    return { label: `${label.trim()} is ${describeCandidate(one)}`, sets: { singleYear, periods } as const }
  }
  const yearType = year === undefined ? {} : { yearType: year.type }
  const name = year === undefined ? `${capital(describeKind(period.kind))}s` : year.label
  return {
    label: `${name}${LONGER[accumulation]}: ${label.trim()} is ${describeCandidate(one)}`,
    sets: { ...yearType, periods },
  }
}

const LONGER: Readonly<Record<Accumulation, string>> = {
  single: '',
  pooled: ', several pooled',
  rolling: ', twelve months rolling',
  'year-to-date': ', the year to date',
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
