import type { AssessmentView } from '@ttc/contracts/assessment'
import type { ScaleView } from '@ttc/contracts/figure'
import { type Compared, describeComparisonShort } from '@ttc/domain/comparator.words'
import { describeDirection, describeDirectionNote } from '@ttc/domain/direction.words'
import { describeVerdictNote } from '@ttc/domain/verdict.words'
import { DirectionMark } from '../design/DirectionMark.tsx'
import { VerdictMark } from '../design/VerdictMark.tsx'
import { directionOf, judgedOf, sideOf, verdictOf } from './statuses.ts'

type MarkProps = { assessment: AssessmentView; scale: ScaleView }

/** The direction of travel: where the values go, and whether that is good. */
export function Travel({ assessment: { direction }, scale }: MarkProps) {
  return (
    <DirectionMark
      direction={directionOf(direction)}
      judged={judgedOf(direction, scale)}
      note={direction.direction === 'no-clear-trend' ? null : describeDirectionNote(direction, scale)}
    >
      {describeDirection(direction)}
    </DirectionMark>
  )
}

/** The results against the frozen baseline. */
export function AgainstBaseline({ assessment: { verdict }, scale }: MarkProps) {
  const shown = verdictOf(verdict)
  const note = describeVerdictNote(verdict, scale)
  if (shown === null) {
    return (
      <span className="ttc-muted">
        Not judged<small>{note}</small>
      </span>
    )
  }
  const strength = verdict.verdict === 'slowing' ? null : verdict.strength
  return <VerdictMark verdict={shown} side={sideOf(verdict)} strength={strength} note={note} />
}

/** The gap to another area: better and worse in their colours, higher and lower in none. */
export function GapTo({ compared, scale }: { compared: Compared; scale: ScaleView }) {
  const judged = compared.outOfRange ? null : compared.judged
  const tone = judged === 'better' ? 'ttc-better' : judged === 'worse' ? 'ttc-worse' : undefined
  return <span className={tone}>{describeComparisonShort(compared, scale)}</span>
}
