import type { AssessmentView, RagStatusView } from '@ttc/contracts/assessment'
import type { ScaleView } from '@ttc/contracts/figure'
import { signOf } from '@ttc/domain/indicator'
import type { Direction } from '../design/DirectionMark.tsx'
import type { Judged, Status } from '../design/status.ts'
import type { Side, Verdict } from '../design/VerdictMark.tsx'

/** Answers of the API as what the design's marks are told; nothing is judged here. */

const RAG: Readonly<Record<RagStatusView, Status>> = {
  red: 'red',
  amber: 'amber',
  green: 'green',
  'no-target': 'no-target',
  contextual: 'contextual',
  'no-value': 'not-due',
}

export function statusOf(rag: RagStatusView): Status {
  return RAG[rag]
}

/** What a row shows: a status, or that nothing could be judged because the value is late. */
export function shownStatusOf(rag: RagStatusView, lateDays: number | null): Status {
  return rag === 'no-value' && lateDays !== null ? 'late' : RAG[rag]
}

const VERDICT = {
  turned: 'turned',
  slowing: 'slowing',
  'on-the-baseline': 'on-baseline',
  'worse-than-the-baseline': 'worse',
  'too-soon-to-tell': 'too-soon',
} as const

export function verdictOf({ verdict }: Pick<AssessmentView['verdict'], 'verdict'>): Verdict | null {
  return verdict === null ? null : VERDICT[verdict]
}

/** Where the results lie from the forecast; the mean gap is in the indicator's own unit, whichever way is better. */
export function sideOf({ meanGap }: AssessmentView['verdict']): Side {
  if (meanGap === null || meanGap === 0) return 'along'
  return meanGap > 0 ? 'above' : 'below'
}

const DIRECTION = {
  rising: 'rising',
  falling: 'falling',
  'no-clear-trend': 'no-trend',
  'too-soon-to-tell': 'too-soon',
} as const

export function directionOf({ direction }: Pick<AssessmentView['direction'], 'direction'>): Direction {
  return DIRECTION[direction]
}

type Travelled = Pick<AssessmentView['direction'], 'direction' | 'meaning'>

export function judgedOf({ direction, meaning }: Travelled, scale: ScaleView): Judged {
  if (meaning === 'improving') return 'better'
  if (meaning === 'worsening') return 'worse'
  const moves = direction === 'rising' || direction === 'falling'
  return moves && signOf(scale.polarity) === null ? 'contextual' : 'same'
}
