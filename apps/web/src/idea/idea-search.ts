import { IdeaFilter } from '@ttc/contracts/idea'
import type { IdeaSearch } from './idea.api.ts'

const InAddress = IdeaFilter.omit({ skip: true, limit: true })

/** What an address says of how the bank is searched; of what it cannot mean, nothing. */
export function ideaSearch({ words, ...search }: Readonly<Record<string, unknown>>): IdeaSearch {
  // A search for "1" is read as a number.
  return InAddress.safeParse(words === undefined ? search : { ...search, words: String(words) }).data ?? {}
}
