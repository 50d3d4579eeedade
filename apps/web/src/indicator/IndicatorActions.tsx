import type { IndicatorView, SeriesView } from '@ttc/contracts/indicator'
import { ButtonLink } from '../design/Button.tsx'
import { type InPlan, newLinkAddress, placementAddress, reportCardAddress } from '../http/address.ts'
import { WalkOfIndicator } from '../turning-the-curve/WalkOfPriority.tsx'

type IndicatorActionsProps = { at: InPlan; indicator: IndicatorView; series: SeriesView }

/** What can be done with an indicator: most often, record its next value. */
export function IndicatorActions({ at, indicator, series }: IndicatorActionsProps) {
  const address = placementAddress(at, indicator.placement.id)
  const mayEdit = indicator.allowed.includes('indicator.edit') || indicator.placement.allowed.includes('placement.edit')
  const group = series.breakdown.all ? '' : `?series=${series.id}`
  return (
    <>
      {indicator.allowed.includes('measurement.record') && (
        <ButtonLink href={`${address}/record${group}`}>Record a value</ButtonLink>
      )}
      {indicator.placement.allowed.includes('link.make') && (
        <a href={`${newLinkAddress(at, indicator.placement.id)}${group}`}>Ask someone for it</a>
      )}
      <a href={`${address}/targets`}>Targets and RAG rule</a>
      <a href={`${address}/baseline${group}`}>Baseline</a>
      <a href={reportCardAddress(at, indicator.placement.priority.id)}>Report card</a>
      <WalkOfIndicator at={at} priority={indicator.placement.priority.id} placement={indicator.placement.id} />
      {mayEdit && <a href={`${address}/edit`}>Edit</a>}
    </>
  )
}
