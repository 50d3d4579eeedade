import { queryOptions } from '@tanstack/react-query'
import { FormulaView, type SetFormula } from '@ttc/contracts/formula'
import { IndicatorListView } from '@ttc/contracts/indicator'
import { ChangedView } from '@ttc/contracts/plan'
import { apiOf } from '../http/address.ts'
import { request } from '../http/http.ts'
import { useChange } from '../http/use-change.ts'

const at = (partnership: string, indicator: string) => `${apiOf(partnership)}/indicators/${indicator}`

/** What an indicator is computed from. Every change of a value may change it, as it does the indicator itself. */
export const formulaQuery = (partnership: string, indicator: string) =>
  queryOptions({
    queryKey: ['indicator', partnership, 'formula', indicator],
    queryFn: ({ signal }) => request(FormulaView, `${at(partnership, indicator)}/formula`, { signal }),
  })

/** The indicators that parts are chosen from. */
export const partsQuery = (partnership: string) =>
  queryOptions({
    queryKey: ['indicator', partnership, 'list'],
    queryFn: ({ signal }) => request(IndicatorListView, `${apiOf(partnership)}/indicators`, { signal }),
  })

export const useSetFormula = (partnership: string, indicator: string) =>
  useChange(
    (json: SetFormula) => request(ChangedView, `${at(partnership, indicator)}/formulas`, { json }),
    ['indicator', 'measurement', 'plan', 'report-card'],
  )
