import { useQuery } from '@tanstack/react-query'
import type { IndicatorView } from '@ttc/contracts/indicator'
import { signOf } from '@ttc/domain/indicator'
import { Panel } from '../design/Panel.tsx'
import { TargetReality } from './TargetReality.tsx'
import { targetRealityQuery } from './target-reality.api.ts'

type TargetRealityPanelProps = { partnership: string; indicator: IndicatorView }

/** The last stored target held against what others have done. Its page does not wait for it. */
export function TargetRealityPanel({ partnership, indicator }: TargetRealityPanelProps) {
  const { placement, scale } = indicator
  const isAsked = placement.targets.length > 0 && signOf(scale.polarity) !== null
  const view = useQuery({ ...targetRealityQuery(partnership, placement.id), enabled: isAsked }).data
  if (!isAsked || view === undefined) return null
  return (
    <Panel title="Is the target realistic?">
      <TargetReality view={view} scale={scale} />
    </Panel>
  )
}
