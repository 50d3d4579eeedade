import { queryOptions } from '@tanstack/react-query'
import {
  type ChooseAreas,
  type ChooseNeighbourModel,
  ComparatorsView,
  ComparatorValuesView,
  type EditChosenAreas,
} from '@ttc/contracts/comparator'
import { ChangedView } from '@ttc/contracts/plan'
import { apiOf } from '../http/address.ts'
import { request } from '../http/http.ts'
import { useChange } from '../http/use-change.ts'

const at = (partnership: string) => `${apiOf(partnership)}/comparators`

/** Whom the partnership compares itself with, and whom it could. */
export const comparatorsQuery = (partnership: string) =>
  queryOptions({
    queryKey: ['comparator', partnership],
    queryFn: ({ signal }) => request(ComparatorsView, at(partnership), { signal }),
  })

/** Of which areas an indicator has values; it goes stale with the indicator, whose values they are. */
export const comparatorValuesQuery = (partnership: string, indicator: string) =>
  queryOptions({
    queryKey: ['indicator', partnership, 'comparators', indicator],
    queryFn: ({ signal }) =>
      request(ComparatorValuesView, `${apiOf(partnership)}/indicators/${indicator}/comparators`, { signal }),
  })

const TOUCHES = ['comparator', 'indicator', 'plan', 'report-card', 'catalogue', 'audit'] as const

export const useChooseModel = (partnership: string) =>
  useChange(
    (json: ChooseNeighbourModel) => request(ChangedView, `${at(partnership)}/neighbour-model`, { method: 'PUT', json }),
    TOUCHES,
  )

export const useChooseAreas = (partnership: string) =>
  useChange((json: ChooseAreas) => request(ChangedView, at(partnership), { json }), TOUCHES)

export const useEditChosenAreas = (partnership: string) =>
  useChange(
    ({ id, json }: Readonly<{ id: string; json: EditChosenAreas }>) =>
      request(ChangedView, `${at(partnership)}/${id}`, { method: 'PUT', json }),
    TOUCHES,
  )
