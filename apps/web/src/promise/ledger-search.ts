import { ChallengeFilter } from '@ttc/contracts/challenge'
import { PromiseFilter } from '@ttc/contracts/promise'
import { z } from 'zod'
import type { LedgerSearch } from './promise.api.ts'

const parts = ['promises', 'challenges', 'quiet'] as const
export type LedgerPart = (typeof parts)[number]

const part = z.enum(parts).catch('promises')
const Promises = PromiseFilter.omit({ after: true, limit: true }).partial()
const Challenges = ChallengeFilter.omit({ after: true, limit: true }).partial()

export const partOf = (search: Readonly<Record<string, unknown>>): LedgerPart => part.parse(search.part)

/** Reads how the ledger is narrowed from an address; what is usual, or not known, is left out. */
export function ledgerSearch(search: Record<string, unknown>): LedgerSearch {
  const { part: _, ...rest } = search
  const shown = partOf(search)
  // Words such as "1" are read as a number.
  const typed = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, String(value)]))
  const found = (shown === 'challenges' ? Challenges : Promises).safeParse(typed)
  const usual: Readonly<Record<string, string>> = { words: '', state: 'all', whose: 'all' }
  const wanted = Object.entries(found.data ?? {}).filter(([key, value]) => value !== undefined && value !== usual[key])
  return { ...Object.fromEntries(wanted), ...(shown === 'promises' ? {} : { part: shown }) }
}
