import { queryOptions } from '@tanstack/react-query'
import { ChangedView, type EditPlan, PlanView } from '@ttc/contracts/plan'
import { apiOf, type InPlan } from '../http/address.ts'
import { request } from '../http/http.ts'
import { useChange } from '../http/use-change.ts'

/** One answer for dashboard, outcome and priority pages: going from one to another asks for nothing new. */
export const planQuery = ({ partnership, plan }: InPlan) =>
  queryOptions({
    queryKey: ['plan', partnership, plan],
    queryFn: ({ signal }) => request(PlanView, `${apiOf(partnership)}/plans/${plan}`, { signal }),
  })

export const useEditPlan = ({ partnership, plan }: InPlan) =>
  useChange(
    (edit: EditPlan) => request(ChangedView, `${apiOf(partnership)}/plans/${plan}`, { method: 'PUT', json: edit }),
    ['plan', 'partnership', 'indicator', 'report-card'],
  )
