import { queryOptions } from '@tanstack/react-query'
import { apiOf, type InPlan } from '../http/address.ts'
import { readLater } from '../http/read-later.ts'

const askPlan = readLater(() => import('@ttc/contracts/plan').then((plan) => plan.PlanView))

/** One answer for dashboard, outcome and priority pages: going from one to another asks for nothing new. */
export const planQuery = ({ partnership, plan }: InPlan) =>
  queryOptions({
    queryKey: ['plan', partnership, plan],
    queryFn: (asking) => askPlan(`${apiOf(partnership)}/plans/${plan}`, asking),
  })
