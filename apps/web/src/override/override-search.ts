import { OverrideFilter } from '@ttc/contracts/override'
import type { OverrideSearch } from './override.api.ts'

const InAddress = OverrideFilter.pick({ state: true, member: true, placement: true }).partial()

/** What an address says of how the list is narrowed; of what it cannot mean, nothing. */
export function overrideSearch(search: Readonly<Record<string, unknown>>): OverrideSearch {
  return InAddress.safeParse(search).data ?? {}
}
