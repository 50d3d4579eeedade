import type { Ground } from '@ttc/domain/assessment/ground'
import type { RagRule } from '@ttc/domain/rag'
import { aScale, yearly } from './series.ts'

export const aRagRule = (over: Partial<RagRule> = {}): RagRule => ({
  appliesFrom: '2000-04-01',
  tolerance: { kind: 'points', amount: 1 },
  path: 'stepped',
  amberIfImproved: false,
  recordedAt: '2020-01-01T00:00:00.000Z',
  reason: '',
  ...over,
})

/** The ground of a yearly percentage, higher is better, from 2016/17 on: without targets, baseline or company. */
export function aGround(values: readonly (number | null)[], over: Partial<Ground> = {}): Ground {
  return {
    scale: aScale(),
    history: yearly(2016, values),
    breaks: [],
    targets: [],
    ranges: [],
    rules: [aRagRule()],
    baseline: null,
    compared: [],
    due: { nextPublicationOn: null, dueDays: 90 },
    ...over,
  }
}
