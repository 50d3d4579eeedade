import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { SettlePromise } from '@ttc/contracts/promise'
import { apiOf, searchOf } from '../http/address.ts'
import { request } from '../http/http.ts'
import { readLater } from '../http/read-later.ts'
import { useChange } from '../http/use-change.ts'

const promisePart = () => import('@ttc/contracts/promise')
const meetingPart = () => import('@ttc/contracts/challenge-meeting')
const promiseView = () => promisePart().then((promise) => promise.PromiseView)
const askPromises = readLater(() => promisePart().then((promise) => promise.PromiseListView))
const askHistory = readLater(() => promisePart().then((promise) => promise.PromiseHistoryView))
const askSummary = readLater(() => meetingPart().then((meeting) => meeting.LedgerSummaryView))
const askQuiet = readLater(() => meetingPart().then((meeting) => meeting.QuietListView))

/** How the ledger is narrowed, as its address says it. */
export type LedgerSearch = Readonly<Partial<Record<LedgerKey, string>>>
type LedgerKey = 'part' | 'words' | 'member' | 'agency' | 'plan' | 'placement' | 'meeting' | 'state' | 'whose'

export const promisesQuery = (partnership: string, wanted: LedgerSearch) =>
  infiniteQueryOptions({
    queryKey: ['promise', partnership, wanted],
    queryFn: ({ pageParam, ...asking }) =>
      askPromises(`${apiOf(partnership)}/promises${searchOf({ ...wanted, after: pageParam })}`, asking),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })

export const promisesFile = (partnership: string, wanted: LedgerSearch) =>
  `${apiOf(partnership)}/promises/file${searchOf(wanted)}`

export const promiseHistoryQuery = (partnership: string, promise: string) =>
  queryOptions({
    queryKey: ['promise', partnership, promise, 'history'],
    queryFn: (asking) => askHistory(`${apiOf(partnership)}/promises/${promise}/history`, asking),
  })

export const ledgerSummaryQuery = (partnership: string, plan: string | undefined) =>
  queryOptions({
    queryKey: ['promise', partnership, 'summary', plan ?? ''],
    queryFn: (asking) => askSummary(`${apiOf(partnership)}/ledger/summary${searchOf({ plan })}`, asking),
  })

export const quietQuery = (partnership: string, plan: string | undefined) =>
  queryOptions({
    queryKey: ['promise', partnership, 'quiet', plan ?? ''],
    queryFn: (asking) => askQuiet(`${apiOf(partnership)}/ledger/quiet${searchOf({ plan })}`, asking),
  })

/** Says what became of a promise; whatever shows it is asked for anew. */
export const useSettlePromise = (partnership: string, promise: string) =>
  useChange(
    (json: SettlePromise) =>
      request(promiseView, `${apiOf(partnership)}/promises/${promise}/state`, { method: 'PUT', json }),
    ['promise', 'challenge-meeting', 'follow-up', 'round', 'audit'],
  )
