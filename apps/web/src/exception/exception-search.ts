import { ExceptionFilter } from '@ttc/contracts/exception'
import type { ExceptionSearch } from './exception.api.ts'

const Wanted = ExceptionFilter.omit({ after: true, limit: true })
const USUAL: ExceptionSearch = { part: 'red-amber', whose: 'all', order: 'worst' }

/** Reads how the list is narrowed from an address; what is usual, or not known, is left out. */
export function exceptionSearch({ agency, ...search }: Record<string, unknown>): ExceptionSearch {
  // An agency called "1" is read as a number.
  const found = Wanted.safeParse(agency === undefined ? search : { ...search, agency: String(agency) })
  if (!found.success) return {}
  const entries = Object.entries(found.data).filter(
    ([key, value]) => value !== undefined && value !== USUAL[key as keyof ExceptionSearch],
  )
  return Object.fromEntries(entries)
}
