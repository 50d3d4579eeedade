import { DetectorFilter } from '@ttc/contracts/detector'
import type { DetectorSearch } from './detector.api.ts'

/** What an address says of how the list is narrowed; of what it cannot mean, nothing. */
export function detectorSearch(search: Readonly<Record<string, unknown>>): DetectorSearch {
  return DetectorFilter.safeParse(search).data ?? {}
}
