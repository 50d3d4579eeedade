import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { DecideEscalation, EscalationFilter, SetEscalationRule } from '@ttc/contracts/escalation'
import { apiOf, searchOf } from '../http/address.ts'
import { changedView } from '../http/changed-view.ts'
import { request } from '../http/http.ts'
import { readLater } from '../http/read-later.ts'
import { useChange } from '../http/use-change.ts'

const escalationPart = () => import('@ttc/contracts/escalation')
const askRegister = readLater(() => escalationPart().then((escalation) => escalation.EscalationRegisterView))
const askOfPlacement = readLater(() => escalationPart().then((escalation) => escalation.PlacementEscalationView))
const askRule = readLater(() => escalationPart().then((escalation) => escalation.EscalationRuleView))

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
    queryFn: ({ pageParam, ...asking }) =>
      askRegister(`${at(partnership)}${searchOf({ ...wanted, skip: String(pageParam) })}`, asking),
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
    queryFn: (asking) => askOfPlacement(of(place), asking),
  })

export const escalationRuleQuery = (partnership: string) =>
  queryOptions({
    queryKey: ['escalation', partnership, 'rule'],
    queryFn: (asking) => askRule(rule(partnership), asking),
  })

export const useDecideEscalation = (place: OfPlacement) =>
  useChange((json: DecideEscalation) => request(changedView, `${of(place)}/decision`, { json }), ['escalation'])

export const useSetEscalationRule = (partnership: string) =>
  useChange(
    (json: SetEscalationRule) => request(changedView, rule(partnership), { method: 'PUT', json }),
    ['escalation', 'recovery-sheet'],
  )
