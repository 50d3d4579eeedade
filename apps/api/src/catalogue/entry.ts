import type { Entry } from '@ttc/domain/catalogue/adoption'
import type { CatalogueIndicatorRow } from './catalogue.queries.ts'

/** A stored entry as the domain reads it; its kind of period was checked when the edition was loaded. */
export function entryOf(row: CatalogueIndicatorRow): Entry {
  const { code, name, definition, unit, decimals, polarity, minimum, maximum, nextPublicationOn } = row
  return {
    code,
    name,
    definition,
    unit,
    decimals,
    polarity,
    minimum,
    maximum,
    periodKind: row.periodKind as Entry['periodKind'],
    accumulation: row.accumulation as Entry['accumulation'],
    nextPublicationOn,
  }
}
