import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { ChangedView } from '@ttc/contracts/plan'
import {
  CalendarLinkView,
  type EditRound,
  MadeCalendarLinkView,
  type MakeCalendarLink,
  type OpenOwed,
  type OwedFilter,
  OwedListView,
  OwnOwedView,
  type PlanRound,
  RoundListView,
  type TurnRound,
  type WithdrawCalendarLink,
} from '@ttc/contracts/round'
import { apiOf, type InPlan, searchOf } from '../http/address.ts'
import { noWords, request } from '../http/http.ts'
import { useChange } from '../http/use-change.ts'

/** How the list of who owes what is narrowed, as its address says it. */
export type OwedSearch = Partial<Pick<OwedFilter, 'member' | 'state' | 'kind'>>

export const roundsQuery = ({ partnership, plan }: InPlan) =>
  queryOptions({
    queryKey: ['round', partnership, 'plan', plan],
    queryFn: ({ signal }) => request(RoundListView, `${apiOf(partnership)}/plans/${plan}/rounds`, { signal }),
  })

export const ownOwedQuery = (partnership: string) =>
  queryOptions({
    queryKey: ['round', partnership, 'own'],
    queryFn: ({ signal }) => request(OwnOwedView, `${apiOf(partnership)}/owed`, { signal }),
    // What others record answers it too: it is asked for whenever it is shown.
    staleTime: 0,
  })

export const owedFileAddress = (partnership: string, round: string, wanted: OwedSearch) =>
  `${apiOf(partnership)}/rounds/${round}/owed/file${searchOf(wanted)}`

/** Late first, a part at a time. */
export const owedQuery = (partnership: string, round: string, wanted: OwedSearch) =>
  infiniteQueryOptions({
    queryKey: ['round', partnership, 'owed', round, wanted],
    queryFn: ({ signal, pageParam }) =>
      request(
        OwedListView,
        `${apiOf(partnership)}/rounds/${round}/owed${searchOf({ ...wanted, skip: String(pageParam) })}`,
        { signal },
      ),
    staleTime: 0,
    initialPageParam: 0,
    getNextPageParam: ({ total }, pages) => {
      const shown = pages.reduce((sum, { rows }) => sum + rows.length, 0)
      return shown < total ? shown : null
    },
  })

export const calendarLinkQuery = (partnership: string) =>
  queryOptions({
    queryKey: ['round', partnership, 'calendar'],
    queryFn: ({ signal }) => request(CalendarLinkView, `${apiOf(partnership)}/calendar-link`, { signal }),
  })

const TOUCHES = ['round', 'audit', 'mail'] as const

export const usePlanRound = ({ partnership, plan }: InPlan) =>
  useChange((json: PlanRound) => request(ChangedView, `${apiOf(partnership)}/plans/${plan}/rounds`, { json }), TOUCHES)

export const useEditRound = (partnership: string, round: string) =>
  useChange(
    (json: EditRound) => request(ChangedView, `${apiOf(partnership)}/rounds/${round}`, { method: 'PUT', json }),
    TOUCHES,
  )

export const useTurnRound = (partnership: string) =>
  useChange(
    ({ id, ...json }: TurnRound & { id: string }) =>
      request(ChangedView, `${apiOf(partnership)}/rounds/${id}/state`, { method: 'PUT', json }),
    TOUCHES,
  )

/** Tells the coordinator that the page was looked at; the page itself does not change by it. */
export const sayOpened = (partnership: string, json: OpenOwed) =>
  request(noWords, `${apiOf(partnership)}/owed/opened`, { method: 'PUT', json })

export const useMakeCalendarLink = (partnership: string) =>
  useChange(
    (json: MakeCalendarLink) => request(MadeCalendarLinkView, `${apiOf(partnership)}/calendar-link`, { json }),
    ['round', 'audit'],
  )

export const useWithdrawCalendarLink = (partnership: string) =>
  useChange(
    (json: WithdrawCalendarLink) =>
      request(noWords, `${apiOf(partnership)}/calendar-link/withdrawal`, { method: 'PUT', json }),
    ['round', 'audit'],
  )
