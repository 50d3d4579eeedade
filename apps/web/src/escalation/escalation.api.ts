import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import {
  type DecideEscalation,
  type EscalationFilter,
  EscalationRegisterView,
  EscalationRuleView,
  PlacementEscalationView,
  type SetEscalationRule,
} from '@ttc/contracts/escalation'
import { ChangedView } from '@ttc/contracts/plan'
import { apiOf, searchOf } from '../http/address.ts'
import { request } from '../http/http.ts'
import { useChange } from '../http/use-change.ts'

/** How the register is narrowed, as its address says it. */
export type EscalationSearch = Partial<Pick<EscalationFilter, 'state' | 'step' | 'placement'>>
type OfPlacement = Readonly<{ partnership: string; placement: string }>

const at = (partnership: string) => `${apiOf(partnership)}/escalations`
const of = ({ partnership, placement }: OfPlacement) => `${apiOf(partnership)}/placements/${placement}/escalation`
const rule = (partnership: string) => `${apiOf(partnership)}/escalation-rule`

/** A part at a time. Asked for whenever it is looked at: a value recorded elsewhere may have changed it. */
export const escalationsQuery = (partnership: string, wanted: EscalationSearch) =>
  infiniteQueryOptions({
    queryKey: ['escalation', partnership, wanted],
    staleTime: 0,
    queryFn: ({ signal, pageParam }) =>
      request(EscalationRegisterView, `${at(partnership)}${searchOf({ ...wanted, skip: String(pageParam) })}`, {
        signal,
      }),
    initialPageParam: 0,
    getNextPageParam: ({ total }, pages) => {
      const shown = pages.reduce((sum, { escalations }) => sum + escalations.length, 0)
      return shown < total ? shown : null
    },
  })

/** The register as a file, narrowed as it stands on the page. */
export const escalationsFile = (partnership: string, wanted: EscalationSearch) =>
  `${at(partnership)}/file${searchOf(wanted)}`

export const placementEscalationQuery = (place: OfPlacement) =>
  queryOptions({
    queryKey: ['escalation', place.partnership, 'placement', place.placement],
    staleTime: 0,
    queryFn: ({ signal }) => request(PlacementEscalationView, of(place), { signal }),
  })

export const escalationRuleQuery = (partnership: string) =>
  queryOptions({
    queryKey: ['escalation', partnership, 'rule'],
    queryFn: ({ signal }) => request(EscalationRuleView, rule(partnership), { signal }),
  })

export const useDecideEscalation = (place: OfPlacement) =>
  useChange((json: DecideEscalation) => request(ChangedView, `${of(place)}/decision`, { json }), ['escalation'])

export const useSetEscalationRule = (partnership: string) =>
  useChange(
    (json: SetEscalationRule) => request(ChangedView, rule(partnership), { method: 'PUT', json }),
    ['escalation', 'recovery-sheet'],
  )
