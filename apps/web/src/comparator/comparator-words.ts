import type { AreaView, ComparatorValuesView } from '@ttc/contracts/comparator'
import { describeDay } from '@ttc/domain/period/label'

/** How many values an indicator has of each area, by code. */
export type ValuesByArea = ReadonlyMap<string, ComparatorValuesView['areas'][number]>

type Named = Readonly<{ code: string; name: string }>

export const valuesByArea = ({ areas }: ComparatorValuesView): ValuesByArea =>
  new Map(areas.map((area) => [area.code, area]))

/** "9 of 10 have values for this indicator", with the names of those that have none. */
export function describeCoverage(areas: readonly Named[], values: ValuesByArea): string {
  const without = areas.filter(({ code }) => !values.has(code)).map(({ name }) => name)
  const counted = `${areas.length - without.length} of ${areas.length} have values for this indicator`
  if (without.length === 0 || without.length === areas.length) return `${counted}.`
  return `${counted}; none for ${listed(without)}.`
}

/** "9 values, the latest to 31 March 2025". */
export function describeValues(code: string, values: ValuesByArea): string {
  const found = values.get(code)
  if (found === undefined) return 'no values for this indicator'
  const counted = found.values === 1 ? '1 value' : `${found.values} values`
  return `${counted}, the latest to ${describeDay(found.lastEnd)}`
}

/** Why an area is not what it was; empty for one that is there today. */
export function describeGone({ closedOn, successor }: AreaView): string {
  const said = [
    closedOn === null ? '' : `Abolished ${describeDay(closedOn)}.`,
    successor === null ? '' : `Its figures stand under ${successor.name}, ${successor.code}: choose that one.`,
  ]
  return said.filter((part) => part !== '').join(' ')
}

const MOST_NAMED = 5

function listed(names: readonly string[]): string {
  const shown =
    names.length > MOST_NAMED ? [...names.slice(0, MOST_NAMED - 1), `${names.length - MOST_NAMED + 1} more`] : names
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`
}
