import { type RangeWarning, rangeWarning } from '@ttc/domain/comparator'
import { describeNumber } from '@ttc/domain/figure/value'
import type { Period } from '@ttc/domain/period'
import type { FileSource, KnownArea, RangeFinding } from './reading-task.ts'

/** A file may hold only some of a comparator's areas: the mean of all can lie outside a few of them. */
const LEAST_AREAS = 10

type Seen = { readonly period: Period; readonly values: { area: KnownArea; value: number }[] }

/**
 * Looks at every authority of the file, also those not asked for: a comparator (England, a region) that lies outside
 * its own authorities is found, once an indicator, with every period it happens in.
 */
export class ComparatorRanges {
  readonly #seen = new Map<FileSource, Map<string, Seen>>()

  see(source: FileSource, area: KnownArea, period: Period, value: number): void {
    const periods = this.#seen.get(source) ?? new Map<string, Seen>()
    if (periods.size === 0) this.#seen.set(source, periods)
    const days = `${period.end} ${period.start}`
    const seen = periods.get(days) ?? { period, values: [] }
    if (seen.values.length === 0) periods.set(days, seen)
    seen.values.push({ area, value })
  }

  findings(wanted: ReadonlySet<string>): readonly RangeFinding[] {
    return [...this.#seen].flatMap(([source, periods]) => {
      const latestFirst = [...periods].toSorted(([a], [b]) => (a < b ? 1 : -1)).map(([, seen]) => seen)
      return comparatorsIn(latestFirst, wanted).flatMap((code) => findingOf(source, code, latestFirst))
    })
  }
}

function comparatorsIn(periods: readonly Seen[], wanted: ReadonlySet<string>): readonly string[] {
  const codes = periods.flatMap(({ values }) =>
    values.filter(({ area }) => area.kind !== 'authority' && wanted.has(area.code)).map(({ area }) => area.code),
  )
  return [...new Set(codes)]
}

function findingOf(source: FileSource, code: string, latestFirst: readonly Seen[]): readonly RangeFinding[] {
  const found = latestFirst.flatMap(({ period, values }) => {
    const comparator = values.find(({ area }) => area.code === code)
    if (comparator === undefined) return []
    const areas = authoritiesOf(comparator.area, values)
    const isJudged = areas.length >= LEAST_AREAS && !isTotal(comparator.value, areas)
    const warning = isJudged ? rangeWarning(comparator.value, areas) : null
    return warning === null ? [] : [{ period, value: comparator.value, name: comparator.area.name, warning }]
  })
  const [latest] = found
  if (latest === undefined) return []
  const points = found.map(({ period: { start, end }, value }) => ({ start, end, value }))
  const message = wordsOf(latest.name, latest.warning, source)
  return [{ indicatorId: source.indicatorId, areaCode: code, points, message }]
}

function wordsOf(name: string, { lowest, highest, areas }: RangeWarning, { scale }: FileSource): string {
  const shown = (value: number) => describeNumber(value, scale.decimals)
  const unit = scale.unit === '%' ? '%' : ` ${scale.unit}`
  return `Its own ${areas} authorities in this file run from ${shown(lowest)} to ${shown(highest)}${unit}. ${name} cannot lie outside them.`
}

/** England's number of children is the sum of its areas, give or take those not published: that is no slip. */
function isTotal(comparator: number, areas: readonly number[]): boolean {
  const sum = areas.reduce((total, value) => total + value, 0)
  return comparator >= sum / 2 && comparator <= sum * 2
}

function authoritiesOf(comparator: KnownArea, values: Seen['values']): readonly number[] {
  return values
    .filter(({ area }) => area.kind === 'authority')
    .filter(({ area }) => comparator.kind === 'country' || area.regionCode === comparator.code)
    .map(({ value }) => value)
}
