import { infiniteQueryOptions } from '@tanstack/react-query'
import { type ActionFilter, ActionListView, type UpdateAction } from '@ttc/contracts/action'
import { ChangedView } from '@ttc/contracts/plan'
import { apiOf, searchOf } from '../http/address.ts'
import { request } from '../http/http.ts'
import { useChange } from '../http/use-change.ts'

/** How a list of actions is narrowed, as its address says it. */
export type ActionSearch = Partial<Pick<ActionFilter, 'plan' | 'priority' | 'whose' | 'state'>>

/** Most urgent first, a part at a time. */
export const actionsQuery = (partnership: string, wanted: ActionSearch) =>
  infiniteQueryOptions({
    queryKey: ['action', partnership, wanted],
    queryFn: ({ signal, pageParam }) =>
      request(ActionListView, `${apiOf(partnership)}/actions${searchOf({ ...wanted, skip: String(pageParam) })}`, {
        signal,
      }),
    initialPageParam: 0,
    getNextPageParam: ({ total }, pages) => {
      const shown = pages.reduce((sum, { actions }) => sum + actions.length, 0)
      return shown < total ? shown : null
    },
  })

export type OfAction = Readonly<{ partnership: string; walkId: string; id: string }>

/** Says how an action stands; whatever shows it is asked for anew. */
export const useUpdateAction = ({ partnership, walkId, id }: OfAction) =>
  useChange(
    (json: UpdateAction) =>
      request(ChangedView, `${apiOf(partnership)}/walks/${walkId}/answers/${id}/updates`, { json }),
    ['action', 'idea', 'walk', 'report-card'],
  )
