import { comparatorFinding } from '@ttc/domain/catalogue/range'
import { describeRangeWarning } from '@ttc/domain/comparator'
import { describePeriod } from '@ttc/domain/period/label'
import type { Surroundings } from '../assessment/ground.queries.ts'
import type { KnownArea } from '../import/reading-task.ts'
import type { AreaCells, CatalogueIndicatorRow } from './catalogue.queries.ts'
import { entryOf } from './entry.ts'

type Looked = Readonly<{
  row: CatalogueIndicatorRow
  /** Of all areas: a comparator is held against those it sums up. */
  cells: readonly AreaCells[]
  areas: readonly KnownArea[]
  surroundings: Surroundings
}>

/** England and the own region, where they lie outside the areas that they sum up. */
export function entryWarnings({ row, cells, areas, surroundings }: Looked): readonly string[] {
  const entry = entryOf(row)
  const byCode = new Map(areas.map((area) => [area.code, area]))
  const summedUpBy = (code: string) =>
    cells.filter(({ areaCode }) => {
      const area = byCode.get(areaCode)
      return area?.kind === 'authority' && (code === surroundings.countryCode || area.regionCode === code)
    })
  return [surroundings.countryCode, surroundings.regionCode].flatMap((code) => {
    const comparator = cells.find((one) => one.areaCode === code)
    if (code === null || comparator === undefined) return []
    const found = comparatorFinding(
      comparator.cells,
      summedUpBy(code).map((one) => one.cells),
      entry,
    )
    if (found === null) return []
    const others = found.periods - 1
    const more = others === 0 ? '' : ` So it is in ${others} earlier ${others === 1 ? 'period' : 'periods'}.`
    const said = describeRangeWarning(found.warning, byCode.get(code)?.name ?? code)
    return [`${describePeriod(found.period, entry.accumulation)}: ${said}${more}`]
  })
}
