import { addDays, type IsoDate } from '../day.ts'
import { checkedPlace, placeOf } from '../import/shape.ts'
import type { Polarity } from '../indicator.ts'
import type { PeriodHint, YearType } from '../period/reading.ts'

/** What a collection's dictionary says of one measure, beside its figures. Decimals are null where it says none. */
export type DictionaryEntry = Readonly<{
  code: string
  name: string
  definition: string
  topic: string
  unit: string
  decimals: number | null
  polarity: Exclude<Polarity, 'range'>
  periods: PeriodHint
  lastPublishedOn: IsoDate | null
  nextPublicationOn: IsoDate | null
}>

/** A dictionary read to its end: its measures in order, and how many were listed a second time. */
export type Dictionary = Readonly<{ entries: readonly DictionaryEntry[]; repeated: number }>

const POLARITIES: Readonly<Record<string, DictionaryEntry['polarity']>> = { High: 'higher', Low: 'lower' }

/**
 * The calendar of a year type. Its "Annual" figures are counts on 31 March, at the end of September, or of the school
 * census in January: the financial, calendar and academic years that these days lie in.
 */
const YEARS: Readonly<Record<string, YearType>> = {
  'Calendar Year': 'calendar',
  'Financial Year': 'financial',
  'Academic Year': 'academic',
  Annual: 'financial',
  'Annual (end of Sept)': 'calendar',
  'Annual - January': 'academic',
}

/** The day before the one that spreadsheets number 1, with the leap day of 1900 that they invented. */
const DAY_ZERO = '1899-12-30'
const SERIAL = /^\d{5}$/
const NOTHING = new Set(['', '-', 'NA', 'N/A'])
const LONGEST_NAME = 200
const LONGEST_UNIT = 60
const LONGEST_DEFINITION = 4000

/** Collects the dictionary of the Local Authority Interactive Tool row by row. */
export function dictionaryScan(header: readonly string[]) {
  const place = {
    code: checkedPlace(header, 'Measure_short'),
    name: checkedPlace(header, 'Measure'),
    title: checkedPlace(header, 'Chart_title'),
    topic: checkedPlace(header, 'Topic'),
    polarity: checkedPlace(header, 'Polarity'),
    unit: checkedPlace(header, 'y_axis_name'),
    definition: checkedPlace(header, 'Description'),
    last: checkedPlace(header, 'Last Update'),
    next: checkedPlace(header, 'Next Update'),
    decimals: checkedPlace(header, 'dps'),
    year: checkedPlace(header, 'Year_Type'),
    method: placeOf(header, 'Methodology'),
  }
  const found = new Map<string, DictionaryEntry>()
  let repeated = 0
  const see = (cells: readonly string[]) => {
    const entry = entryOf((name) => (cells[place[name]] ?? '').trim())
    if (entry === null) return
    const before = found.get(entry.code)
    if (before !== undefined) repeated += 1
    found.set(entry.code, before === undefined ? entry : newer(before, entry))
  }
  return { see, dictionary: (): Dictionary => ({ entries: [...found.values()], repeated }) }
}

type Cell = (
  name:
    | 'code'
    | 'name'
    | 'title'
    | 'topic'
    | 'polarity'
    | 'unit'
    | 'definition'
    | 'last'
    | 'next'
    | 'decimals'
    | 'year'
    | 'method',
) => string

function entryOf(cell: Cell): DictionaryEntry | null {
  const code = cell('code')
  if (code === '') return null
  const yearType = YEARS[cell('year')]
  return {
    code,
    name: (cell('name') || cell('title') || code).slice(0, LONGEST_NAME),
    definition: definitionOf(cell),
    topic: cell('topic'),
    unit: unitOf(cell('unit')),
    decimals: /^[0-4]$/.test(cell('decimals')) ? Number(cell('decimals')) : null,
    polarity: POLARITIES[cell('polarity')] ?? 'contextual',
    periods: { singleYear: 'ends', ...(yearType === undefined ? {} : { yearType }) },
    lastPublishedOn: dayIn(cell('last')),
    nextPublicationOn: dayIn(cell('next')),
  }
}

/** A measure listed under two topics: the entry that was updated later, at the place and under the topic of the first. */
function newer(before: DictionaryEntry, after: DictionaryEntry): DictionaryEntry {
  const isNewer = (after.lastPublishedOn ?? '') > (before.lastPublishedOn ?? '')
  const [kept, other] = isNewer ? [after, before] : [before, after]
  return { ...kept, topic: before.topic, decimals: kept.decimals ?? other.decimals }
}

/** The title, what it describes, how it is worked out, and what the publisher says in place of a date. */
function definitionOf(cell: Cell): string {
  const said = [cell('title'), cell('definition'), cell('method')].filter((text) => !NOTHING.has(text))
  const next = cell('next')
  const ended = SERIAL.test(next) || NOTHING.has(next) ? [] : [`Next update, as the publisher says: ${next}.`]
  const whole = [...new Set([...ended, ...said])].join('\n\n').replace(/\n{3,}/g, '\n\n')
  return whole.slice(0, LONGEST_DEFINITION)
}

/** "% of referrals" is read as %, "Rate per 10,000" as per 10,000; of other words only abbreviations keep capitals. */
function unitOf(text: string): string {
  if (text.startsWith('%')) return '%'
  const rate = /^rate (per .+)$/i.exec(text)?.[1]
  const unit =
    rate ?? (NOTHING.has(text) ? 'number' : text.replace(/\b[A-Z](?=[a-z])/g, (letter) => letter.toLowerCase()))
  return unit.slice(0, LONGEST_UNIT)
}

/** A spreadsheet's day number as a day; null for words such as "TBC". */
function dayIn(text: string): IsoDate | null {
  return SERIAL.test(text) ? addDays(DAY_ZERO, Number(text)) : null
}
