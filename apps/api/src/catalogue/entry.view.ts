import type { CatalogueEntryView, CatalogueRowView, EditionView } from '@ttc/contracts/catalogue'
import { comparisonsOf } from '@ttc/domain/assessment/comparison'
import { curveInputOf } from '@ttc/domain/assessment/curve-ground'
import type { Compared, Ground } from '@ttc/domain/assessment/ground'
import { lastYearsOf, measurementsOf, multiplierOf, possibleCells, scaleOfEntry } from '@ttc/domain/catalogue/adoption'
import type { Surroundings } from '../assessment/ground.queries.ts'
import type { KnownArea } from '../import/reading-task.ts'
import type { Adopted } from './adopted.queries.ts'
import type { AreaCells, CatalogueIndicatorRow, EntryRow } from './catalogue.queries.ts'
import type { EditionRow } from './edition.queries.ts'
import { refusalsIn } from './edition-counts.ts'
import { entryOf } from './entry.ts'
import { entryWarnings } from './entry-warnings.ts'

export function editionView({ id, name, publishedOn, loadedAt, counts }: EditionRow): EditionView {
  const of = (key: string) => counts[key] ?? 0
  return {
    id,
    name,
    publishedOn,
    loadedAt: loadedAt.toISOString(),
    counts: {
      indicators: of('indicators'),
      series: of('series'),
      read: of('read'),
      placed: of('placed'),
      missing: of('missing'),
      repeated: of('repeated'),
      refused: of('refused'),
    },
    refusals: [...refusalsIn(counts)],
  }
}

export function rowView(
  row: CatalogueIndicatorRow,
  adopted: Adopted | null,
  warnings: readonly string[],
): CatalogueRowView {
  const { code, name, topic, unit, polarity, areas, firstEnd, lastEnd, nextPublicationOn } = row
  const { periodKind, accumulation } = entryOf(row)
  return {
    code,
    name,
    topic,
    unit,
    polarity,
    periodKind,
    accumulation,
    areas,
    firstEnd,
    lastEnd,
    nextPublicationOn,
    adopted,
    warnings: [...warnings],
  }
}

export type EntryParts = Readonly<{
  row: EntryRow
  isNewest: boolean
  cells: readonly AreaCells[]
  areas: readonly KnownArea[]
  surroundings: Surroundings
  adopted: Adopted | null
  places: CatalogueEntryView['places']
  allowed: CatalogueEntryView['allowed']
}>

/** An entry with the curve that the partnership's own area would have, and what looks wrong in the figures. */
export function entryView(parts: EntryParts): CatalogueEntryView {
  const { row, isNewest, cells, areas, surroundings, adopted, places, allowed } = parts
  const entry = entryOf(row.indicator)
  const ground = groundOfEntry(parts)
  const named = { name: entry.name, areaName: surroundings.ownName, breaks: [], annotations: [] }
  const { definition, decimals, minimum, maximum, lastPublishedOn } = row.indicator
  const curve = curveInputOf(ground, named)
  return {
    ...rowView(row.indicator, adopted, entryWarnings({ row: row.indicator, cells, areas, surroundings })),
    definition,
    decimals,
    minimum,
    maximum,
    multiplier: multiplierOf(entry),
    lastPublishedOn,
    collection: row.collection,
    edition: editionView(row.edition),
    isNewest,
    curve: structuredClone(curve) as CatalogueEntryView['curve'],
    comparisons: [...comparisonsOf(ground.history, ground.compared, ground.scale)],
    places,
    allowed,
  }
}

function groundOfEntry({ row, cells, surroundings }: EntryParts): Ground {
  const entry = entryOf(row.indicator)
  const historyAt = (code: string | null) => {
    const found = cells.find((one) => one.areaCode === code)?.cells ?? []
    const recent = lastYearsOf(found, row.indicator.lastEnd ?? '')
    return measurementsOf(possibleCells(recent, entry), entry.periodKind)
  }
  const { ownCode, neighbourCodes, regionCode, regionName, countryCode, countryName, choices } = surroundings
  const compared: readonly Compared[] = [
    { kind: 'neighbours', name: 'Neighbours', areas: neighbourCodes.map(historyAt) },
    { kind: 'england', name: countryName ?? 'Country', areas: [historyAt(countryCode)] },
    { kind: 'region', name: regionName ?? 'Region', areas: [historyAt(regionCode)] },
    ...choices.map(({ name, codes }) => ({ kind: 'area' as const, name, areas: codes.map(historyAt) })),
  ]
  return {
    scale: scaleOfEntry(entry),
    history: historyAt(ownCode),
    breaks: [],
    targets: [],
    ranges: [],
    rules: [],
    baseline: null,
    compared: compared.filter((one) => one.areas.some((area) => area.length > 0)),
    due: { nextPublicationOn: entry.nextPublicationOn, dueDays: 0 },
  }
}
