import { ChangedView, type EditPlan } from '@ttc/contracts/plan'
import { apiOf, type InPlan } from '../http/address.ts'
import { request } from '../http/http.ts'
import { useChange } from '../http/use-change.ts'

export const useEditPlan = ({ partnership, plan }: InPlan) =>
  useChange(
    (edit: EditPlan) => request(ChangedView, `${apiOf(partnership)}/plans/${plan}`, { method: 'PUT', json: edit }),
    ['plan', 'partnership', 'indicator', 'report-card'],
  )
