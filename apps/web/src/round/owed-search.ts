import { OwedFilter } from '@ttc/contracts/round'
import type { OwedSearch } from './round.api.ts'

const Wanted = OwedFilter.pick({ member: true, state: true, kind: true })

/** Reads how the list is narrowed from an address; what is not known is left out. */
export function owedSearch(search: Record<string, unknown>): OwedSearch {
  const { data } = Wanted.safeParse(search)
  return data === undefined ? {} : Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined))
}
