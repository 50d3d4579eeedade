import { CatalogueFilter } from '@ttc/contracts/catalogue'

/** What an address asks the catalogue for; a part of it that cannot be is left out. A search for "1" is read as a number. */
export function filterIn(search: Readonly<Record<string, unknown>>): CatalogueFilter {
  const { words, topic, polarity, adopted } = search
  const said = (value: unknown) => (value === undefined ? undefined : String(value))
  const each = { words: said(words), topic: said(topic), polarity: said(polarity), adopted: said(adopted) }
  const parts = Object.entries(each).map(([name, value]) => CatalogueFilter.safeParse({ [name]: value }).data ?? {})
  return Object.assign({}, ...parts)
}

/** The priority something is looked for, as the address says. */
export function priorityIn(search: Readonly<Record<string, unknown>>): string | null {
  const { priority } = search
  return typeof priority === 'string' ? priority : null
}
