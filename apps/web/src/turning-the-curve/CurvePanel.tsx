import type { PlanRowView } from '@ttc/contracts/plan'
import { curveOf } from '@ttc/domain/figure/curve'
import { statusShown } from '@ttc/domain/override'
import { describeOverride } from '@ttc/domain/override.words'
import { AgainstBaseline, Travel } from '../assessment/Marks.tsx'
import { shownStatusOf } from '../assessment/statuses.ts'
import { Facts, Panel } from '../design/Panel.tsx'
import { Select } from '../design/Select.tsx'
import { StatusTag } from '../design/StatusTag.tsx'
import { LateCurveReader } from '../figure/LateCurveReader.tsx'
import { type InPlan, placementAddress } from '../http/address.ts'
import { RuleSays } from '../override/RuleSays.tsx'
import { findingOf } from './finding.ts'
import { useWalkRoom } from './walk-room.tsx'

type CurvePanelProps = {
  at: InPlan
  /** The indicator whose curve is asked for, by its placement; null for the first headline. */
  chosen: string | null
  onChoose: (placement: string) => void
}

/** The curve beside the question, with what is judged of it; another of the priority's indicators can be chosen. */
export function CurvePanel({ at, chosen, onChoose }: CurvePanelProps) {
  const { walk } = useWalkRoom()
  const shown =
    walk.rows.find(({ placementId }) => placementId === chosen) ??
    walk.rows.find(({ headline }) => headline) ??
    walk.rows[0]
  if (shown === undefined)
    return (
      <Panel title="No curve yet">
        <p>No indicator stands under this priority. Choose candidates first, or draw what the group knows.</p>
      </Panel>
    )
  const curve = curveOf(shown.curve)
  return (
    <Panel title={findingOf(shown)}>
      {walk.rows.length > 1 && (
        <Select
          label="Indicator"
          labelLook="hidden"
          id="walk-curve"
          value={shown.placementId}
          options={walk.rows.map(({ placementId, name }) => ({ value: placementId, text: name }))}
          onChange={({ currentTarget }) => onChoose(currentTarget.value)}
        />
      )}
      {walk.rows.length === 1 && <p className="ttc-muted">{shown.name}</p>}
      <LateCurveReader key={shown.placementId} curve={curve} />
      <Facts facts={factsOf(shown)} />
      <p>
        <a href={placementAddress(at, shown.placementId)}>Table, groups and how sure this is</a>
      </p>
    </Panel>
  )
}

function factsOf({ assessment, override, curve: { scale }, lateDays }: PlanRowView) {
  const shown = statusShown(assessment.status, override)
  const status = (
    <>
      <StatusTag status={shownStatusOf(shown, lateDays)} />
      {override !== null && <RuleSays computed={assessment.status} />}
      {override !== null && <small>{describeOverride(override)}</small>}
    </>
  )
  return [
    { term: 'Status', value: status },
    { term: 'Baseline', value: <AgainstBaseline assessment={assessment} scale={scale} /> },
    { term: 'Direction', value: <Travel assessment={assessment} scale={scale} /> },
  ]
}
