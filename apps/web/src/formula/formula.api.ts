import { queryOptions } from '@tanstack/react-query'
import type { SetFormula } from '@ttc/contracts/formula'
import { apiOf } from '../http/address.ts'
import { changedView } from '../http/changed-view.ts'
import { request } from '../http/http.ts'
import { readLater } from '../http/read-later.ts'
import { useChange } from '../http/use-change.ts'

const askFormula = readLater(() => import('@ttc/contracts/formula').then((formula) => formula.FormulaView))
const askParts = readLater(() => import('@ttc/contracts/indicator').then((indicator) => indicator.IndicatorListView))

const at = (partnership: string, indicator: string) => `${apiOf(partnership)}/indicators/${indicator}`

/** What an indicator is computed from. Every change of a value may change it, as it does the indicator itself. */
export const formulaQuery = (partnership: string, indicator: string) =>
  queryOptions({
    queryKey: ['indicator', partnership, 'formula', indicator],
    queryFn: (asking) => askFormula(`${at(partnership, indicator)}/formula`, asking),
  })

/** The indicators that parts are chosen from. */
export const partsQuery = (partnership: string) =>
  queryOptions({
    queryKey: ['indicator', partnership, 'list'],
    queryFn: (asking) => askParts(`${apiOf(partnership)}/indicators`, asking),
  })

export const useSetFormula = (partnership: string, indicator: string) =>
  useChange(
    (json: SetFormula) => request(changedView, `${at(partnership, indicator)}/formulas`, { json }),
    ['indicator', 'measurement', 'plan', 'report-card'],
  )
