import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { BackLink } from '../design/BackLink.tsx'
import { Page, Section } from '../design/Page.tsx'
import { placementAddress } from '../http/address.ts'
import { GroupNotice } from '../placement/GroupNotice.tsx'
import { indicatorQuery } from '../placement/placement.api.ts'
import { seriesShown } from '../placement/series-shown.ts'
import { AdjustForm } from './AdjustForm.tsx'
import { BaselineList } from './BaselineList.tsx'
import { FreezeForm } from './FreezeForm.tsx'
import '../figure/figure.scss'
import './baseline.scss'

/** Freezing history and forecast on a day, and the group's own forecast beside the computed one. */
export function BaselinePage() {
  const at = useParams({ from: '/partnerships/$partnership/plans/$plan/placements/$placement/baseline' })
  const { series: wanted } = useSearch({ strict: false }) as { series?: string }
  const indicator = useSuspenseQuery(indicatorQuery(at.partnership, at.placement)).data
  const series = seriesShown(indicator, wanted)
  const mayFreeze = indicator.allowed.includes('baseline.freeze')
  const address = placementAddress(at, at.placement)
  const inForce = series.baselines.find(({ supersededAt }) => supersededAt === null) ?? null
  return (
    <>
      <BackLink href={address}>{indicator.name}</BackLink>
      <Page title="Baseline" caption={indicator.name}>
        <GroupNotice series={series} address={`${address}/baseline`} />
        <div className="ttc-two-thirds">
          <p>
            A baseline is the history and where it leads if nothing changes. It is frozen on a day and never moves:
            later values are held against it, and doing better than it is what turning the curve means.
          </p>
          {mayFreeze && (
            <Section title={inForce === null ? 'Freeze a baseline' : 'Freeze again'} id="freeze">
              <FreezeForm key={series.id} partnership={at.partnership} indicator={indicator} series={series} />
            </Section>
          )}
          {mayFreeze && inForce !== null && (
            <Section title="Adjust the forecast" id="adjust">
              <AdjustForm
                key={`${inForce.frozenOn} ${inForce.through.end}`}
                partnership={at.partnership}
                series={series}
                baseline={inForce}
              />
            </Section>
          )}
        </div>
        <BaselineList baselines={series.baselines} scale={series.curve.scale} address={mayFreeze ? '#freeze' : null} />
      </Page>
    </>
  )
}
