import type { CreateIndicator, EditIndicator, EditPlacement, MarkBreak, PlaceIndicator } from '@ttc/contracts/indicator'
import { ChangedView } from '@ttc/contracts/plan'
import { apiOf, type InPlan } from '../http/address.ts'
import { request } from '../http/http.ts'
import { useChange } from '../http/use-change.ts'

const TOUCHES = ['plan', 'indicator', 'report-card', 'recovery-sheet'] as const

export const useEditIndicator = (partnership: string, indicator: string) =>
  useChange(
    (json: EditIndicator) =>
      request(ChangedView, `${apiOf(partnership)}/indicators/${indicator}`, { method: 'PUT', json }),
    TOUCHES,
  )

export const useMarkBreak = (partnership: string, indicator: string) =>
  useChange(
    (json: MarkBreak) => request(ChangedView, `${apiOf(partnership)}/indicators/${indicator}/breaks`, { json }),
    TOUCHES,
  )

export const useEditPlacement = (partnership: string, placement: string) =>
  useChange(
    (json: EditPlacement) =>
      request(ChangedView, `${apiOf(partnership)}/placements/${placement}`, { method: 'PUT', json }),
    TOUCHES,
  )

/** A new indicator and its first place in a plan: two requests, each of which may be repeated with its id. */
export const useAddIndicator = ({ partnership, plan }: InPlan) =>
  useChange(async ({ indicator, placement }: { indicator: CreateIndicator; placement: PlaceIndicator }) => {
    await request(ChangedView, `${apiOf(partnership)}/indicators`, { json: indicator })
    return request(ChangedView, `${apiOf(partnership)}/plans/${plan}/placements`, { json: placement })
  }, TOUCHES)
