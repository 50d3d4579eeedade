import { columnName } from '@ttc/domain/import/shape'
import type { Accumulation, PeriodKind } from '@ttc/domain/period'
import { readPeriod, type YearType } from '@ttc/domain/period/reading'
import { Problem } from '@ttc/domain/problem'

/** What the tidied LAIT file says of a measure beside its values. */
export type LaitMeasure = Readonly<{
  code: string
  name: string
  topic: string
  polarity: 'higher' | 'lower' | 'contextual'
  unit: string
  decimals: number
  periodKind: PeriodKind
  accumulation: Accumulation
}>

const POLARITIES: Readonly<Record<string, LaitMeasure['polarity']>> = { High: 'higher', Low: 'lower' }
/** Of its "Annual" figures the tool does not say the year: those of social care are counts on 31 March. */
const YEARS: Readonly<Record<string, YearType>> = {
  'Calendar Year': 'calendar',
  'Financial Year': 'financial',
  'Academic Year': 'academic',
  Annual: 'financial',
  'Annual (end of Sept)': 'calendar',
}

/** Collects the measures of a file row by row; a measure listed under several topics stands under the first. */
export function measureScan(header: readonly string[]) {
  const names = header.map(columnName)
  const at = (name: string) => {
    const place = names.indexOf(name)
    if (place < 0)
      throw new Problem('invalid', `The file has no column “${name}”: it is not LAIT tidied to one value a row.`)
    return place
  }
  const place = {
    topic: at('topic'),
    code: at('indicator_code'),
    name: at('indicator'),
    polarity: at('polarity'),
    unit: at('unit'),
    year: at('year_type'),
    decimals: at('dps'),
    label: at('period_label'),
  }
  const found = new Map<string, LaitMeasure>()
  const see = (cells: readonly string[]) => {
    const cell = (name: keyof typeof place) => (cells[place[name]] ?? '').trim()
    const code = cell('code')
    if (code === '' || found.has(code)) return
    const yearType = YEARS[cell('year')] ?? 'financial'
    const reading = readPeriod(cell('label'), { yearType, singleYear: 'ends' })
    if (reading.read !== 'period') return
    found.set(code, {
      code,
      name: cell('name'),
      topic: cell('topic').split('|')[0]?.trim() ?? '',
      polarity: POLARITIES[cell('polarity')] ?? 'contextual',
      unit: unitOf(cell('unit')),
      decimals: /^[0-4]$/.test(cell('decimals')) ? Number(cell('decimals')) : 1,
      periodKind: reading.period.kind,
      accumulation: reading.accumulation,
    })
  }
  return { see, measures: () => [...found.values()] as readonly LaitMeasure[] }
}

/** "% of referrals" is read as %, "Rate per 10,000" as per 10,000. */
function unitOf(text: string): string {
  if (text.startsWith('%')) return '%'
  const rate = /^rate (per .+)$/i.exec(text)
  return (rate?.[1] ?? text.toLowerCase()).slice(0, 60)
}
