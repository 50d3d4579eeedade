import type { PlacementView, SeriesView } from '@ttc/contracts/indicator'
import { statusesBeside } from '@ttc/domain/override'
import { describeOverride } from '@ttc/domain/override.words'
import { describeDay, describePeriod } from '@ttc/domain/period/label'
import { ruleInForce } from '@ttc/domain/rag'
import { describeTargetGap, describeTolerance } from '@ttc/domain/rag.words'
import { statusOf } from '../assessment/statuses.ts'
import { Panel } from '../design/Panel.tsx'
import { StatusTag } from '../design/StatusTag.tsx'

type RagPanelProps = { series: SeriesView; placement: PlacementView; address: string }

/**
 * The computed status with the rule that gave it, so that anyone can check it by hand; where another is shown in its
 * place, that one first, with why, by whom and until when. Both belong to all children.
 */
export function RagPanel({ series: { assessment, breakdown, curve }, placement, address }: RagPanelProps) {
  const { scale } = curve
  const { status, gap, gapInChildren, latest, usedImprovement } = assessment
  const override = breakdown.all ? placement.override : null
  const rule = latest === null ? null : ruleInForce(placement.rules, latest.period.end)
  return (
    <Panel title="RAG status">
      {override !== null && (
        <>
          <p>
            <StatusTag status={override.status} />
          </p>
          <p>{describeOverride(override)}.</p>
        </>
      )}
      <p>
        {override !== null && 'The rule says '}
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
      {breakdown.all && placement.allowed.includes('override.edit') && statusesBeside(status).length > 0 && (
        <p className="ttc-screen">
          <a href={address}>{override === null ? 'Show another status' : 'Change or withdraw what is shown'}</a>
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
