import { ChangedView, type CreateOutcome, type EditOutcome } from '@ttc/contracts/plan'
import { apiOf, type InPlan } from '../http/address.ts'
import { request } from '../http/http.ts'
import { useChange } from '../http/use-change.ts'

export const useCreateOutcome = ({ partnership, plan }: InPlan) =>
  useChange(
    (json: CreateOutcome) => request(ChangedView, `${apiOf(partnership)}/plans/${plan}/outcomes`, { json }),
    ['plan'],
  )

export const useEditOutcome = ({ partnership }: InPlan, outcome: string) =>
  useChange(
    (json: EditOutcome) => request(ChangedView, `${apiOf(partnership)}/outcomes/${outcome}`, { method: 'PUT', json }),
    ['plan', 'indicator', 'report-card'],
  )
