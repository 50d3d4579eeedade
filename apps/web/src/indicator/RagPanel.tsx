import type { PlacementView, SeriesView } from '@ttc/contracts/indicator'
import { describeDay, describePeriod } from '@ttc/domain/period/label'
import { ruleInForce } from '@ttc/domain/rag'
import { describeTargetGap, describeTolerance } from '@ttc/domain/rag.words'
import { statusOf } from '../assessment/statuses.ts'
import { Panel } from '../design/Panel.tsx'
import { StatusTag } from '../design/StatusTag.tsx'

type RagPanelProps = { series: SeriesView; placement: PlacementView }

/** The computed status with the rule that gave it, so that anyone can check it by hand. */
export function RagPanel({ series: { assessment, curve }, placement }: RagPanelProps) {
  const { scale } = curve
  const { status, gap, gapInChildren, latest, usedImprovement } = assessment
  const rule = latest === null ? null : ruleInForce(placement.rules, latest.period.end)
  return (
    <Panel title="RAG status">
      <p>
        <StatusTag status={statusOf(status)} />
      </p>
      <p>{sentenceOf(status, describeTargetGap(gap, gapInChildren, scale))}</p>
      {usedImprovement && (
        <p>Beyond the tolerance, but better than in the same period last year: amber by this rule.</p>
      )}
      {rule !== null && (
        <p className="ttc-muted">
          Amber up to {describeTolerance(rule.tolerance, scale)}
          {rule.tolerance.kind === 'floor' ? '' : ' off target'}; target{' '}
          {rule.path === 'stepped' ? 'stepped from date to date' : 'on a straight line between its dates'}. Rule from{' '}
          {describeDay(rule.appliesFrom)}.
        </p>
      )}
      {placement.targets.some((target) => target.correction) && (
        <p className="ttc-muted">A target was corrected for a period already judged; both are kept.</p>
      )}
      {assessment.nextDue !== null && (
        <p className="ttc-muted">
          Next value: {describePeriod(assessment.nextDue.period, scale.accumulation)}, due{' '}
          {describeDay(assessment.nextDue.on)}.
        </p>
      )}
    </Panel>
  )
}

function sentenceOf(status: SeriesView['assessment']['status'], gap: string): string {
  if (status === 'contextual') return 'This indicator gives context. It has no good direction and is never coloured.'
  if (status === 'no-target') return 'There is no target to be held against, or no RAG rule in force.'
  if (status === 'no-value') return 'There is no value yet to be coloured.'
  return `${gap.charAt(0).toUpperCase()}${gap.slice(1)}.`
}
