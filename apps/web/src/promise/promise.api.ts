import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { LedgerSummaryView, QuietListView } from '@ttc/contracts/challenge-meeting'
import { PromiseHistoryView, PromiseListView, PromiseView, type SettlePromise } from '@ttc/contracts/promise'
import { apiOf, searchOf } from '../http/address.ts'
import { request } from '../http/http.ts'
import { useChange } from '../http/use-change.ts'

/** How the ledger is narrowed, as its address says it. */
export type LedgerSearch = Readonly<Partial<Record<LedgerKey, string>>>
type LedgerKey = 'part' | 'words' | 'member' | 'agency' | 'plan' | 'placement' | 'meeting' | 'state' | 'whose'

export const promisesQuery = (partnership: string, wanted: LedgerSearch) =>
  infiniteQueryOptions({
    queryKey: ['promise', partnership, wanted],
    queryFn: ({ signal, pageParam }) =>
      request(PromiseListView, `${apiOf(partnership)}/promises${searchOf({ ...wanted, after: pageParam })}`, {
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })

export const promisesFile = (partnership: string, wanted: LedgerSearch) =>
  `${apiOf(partnership)}/promises/file${searchOf(wanted)}`

export const promiseHistoryQuery = (partnership: string, promise: string) =>
  queryOptions({
    queryKey: ['promise', partnership, promise, 'history'],
    queryFn: ({ signal }) =>
      request(PromiseHistoryView, `${apiOf(partnership)}/promises/${promise}/history`, { signal }),
  })

export const ledgerSummaryQuery = (partnership: string, plan: string | undefined) =>
  queryOptions({
    queryKey: ['promise', partnership, 'summary', plan ?? ''],
    queryFn: ({ signal }) =>
      request(LedgerSummaryView, `${apiOf(partnership)}/ledger/summary${searchOf({ plan })}`, { signal }),
  })

export const quietQuery = (partnership: string, plan: string | undefined) =>
  queryOptions({
    queryKey: ['promise', partnership, 'quiet', plan ?? ''],
    queryFn: ({ signal }) =>
      request(QuietListView, `${apiOf(partnership)}/ledger/quiet${searchOf({ plan })}`, { signal }),
  })

/** Says what became of a promise; whatever shows it is asked for anew. */
export const useSettlePromise = (partnership: string, promise: string) =>
  useChange(
    (json: SettlePromise) =>
      request(PromiseView, `${apiOf(partnership)}/promises/${promise}/state`, { method: 'PUT', json }),
    ['promise', 'challenge-meeting', 'follow-up', 'round', 'audit'],
  )
