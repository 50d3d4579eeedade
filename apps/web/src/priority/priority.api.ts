import { ChangedView, type CreatePriority, type EditPriority } from '@ttc/contracts/plan'
import { apiOf, type InPlan } from '../http/address.ts'
import { request } from '../http/http.ts'
import { useChange } from '../http/use-change.ts'

export const useCreatePriority = ({ partnership, plan }: InPlan) =>
  useChange(
    (json: CreatePriority) => request(ChangedView, `${apiOf(partnership)}/plans/${plan}/priorities`, { json }),
    ['plan'],
  )

export const useEditPriority = ({ partnership }: InPlan, priority: string) =>
  useChange(
    (json: EditPriority) =>
      request(ChangedView, `${apiOf(partnership)}/priorities/${priority}`, { method: 'PUT', json }),
    ['plan', 'indicator', 'report-card'],
  )
