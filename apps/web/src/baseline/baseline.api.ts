import type { AdjustForecast, FreezeBaseline, PreviewBaseline } from '@ttc/contracts/baseline'
import { CurveView } from '@ttc/contracts/figure'
import { ChangedView } from '@ttc/contracts/plan'
import { apiOf } from '../http/address.ts'
import { request } from '../http/http.ts'
import { useChange } from '../http/use-change.ts'

const TOUCHES = ['indicator', 'plan', 'report-card'] as const
const at = (partnership: string, series: string) => `${apiOf(partnership)}/series/${series}`

/** The curve as it would be with this baseline; freezes nothing. */
export const usePreviewBaseline = (partnership: string, series: string) =>
  useChange((json: PreviewBaseline) => request(CurveView, `${at(partnership, series)}/baseline-preview`, { json }), [])

export const useFreezeBaseline = (partnership: string, series: string) =>
  useChange((json: FreezeBaseline) => request(ChangedView, `${at(partnership, series)}/baselines`, { json }), TOUCHES)

export const useAdjustForecast = (partnership: string, series: string) =>
  useChange(
    (json: AdjustForecast) => request(ChangedView, `${at(partnership, series)}/adjusted-baselines`, { json }),
    TOUCHES,
  )
