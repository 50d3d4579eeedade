import type { PlanRowView } from '@ttc/contracts/plan'
import { curveOf } from '@ttc/domain/figure/curve'
import { sentenceOf } from '@ttc/domain/figure/sentence'

/** What a curve says, in the sentence that stands over it everywhere. */
export function findingOf({ curve, assessment }: Pick<PlanRowView, 'curve' | 'assessment'>): string {
  const { verdict, strength, meanGap } = assessment.verdict
  return sentenceOf(curveOf(curve), verdict === null ? null : { verdict, strength, meanGap })
}
