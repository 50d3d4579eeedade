import { infiniteQueryOptions } from '@tanstack/react-query'
import {
  type OverrideFilter,
  OverrideRegisterView,
  type SetOverride,
  type WithdrawOverride,
} from '@ttc/contracts/override'
import { ChangedView } from '@ttc/contracts/plan'
import { apiOf, searchOf } from '../http/address.ts'
import { request } from '../http/http.ts'
import { useChange } from '../http/use-change.ts'

/** How the register is narrowed, as its address says it. */
export type OverrideSearch = Partial<Pick<OverrideFilter, 'state' | 'member' | 'placement'>>

/** Newest first, a part at a time. */
export const overridesQuery = (partnership: string, wanted: OverrideSearch) =>
  infiniteQueryOptions({
    queryKey: ['override', partnership, wanted],
    queryFn: ({ signal, pageParam }) =>
      request(
        OverrideRegisterView,
        `${apiOf(partnership)}/overrides${searchOf({ ...wanted, skip: String(pageParam) })}`,
        {
          signal,
        },
      ),
    initialPageParam: 0,
    getNextPageParam: ({ total }, pages) => {
      const shown = pages.reduce((sum, { overrides }) => sum + overrides.length, 0)
      return shown < total ? shown : null
    },
  })

/** Whatever shows a status shows another one. */
const TOUCHES = ['override', 'indicator', 'plan', 'report-card', 'walk', 'idea'] as const
const at = (partnership: string, placement: string) => `${apiOf(partnership)}/placements/${placement}/override`

export const useSetOverride = (partnership: string, placement: string) =>
  useChange((json: SetOverride) => request(ChangedView, at(partnership, placement), { json }), TOUCHES)

export const useWithdrawOverride = (partnership: string, placement: string) =>
  useChange(
    (json: WithdrawOverride) =>
      request(ChangedView, `${at(partnership, placement)}/withdrawal`, { method: 'PUT', json }),
    TOUCHES,
  )
