import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { GroupChoice } from '../breakdown/GroupChoice.tsx'
import { BackLink } from '../design/BackLink.tsx'
import { Loading } from '../design/Loading.tsx'
import { Page } from '../design/Page.tsx'
import { ProblemPage } from '../design/ProblemPage.tsx'
import { placementAddress } from '../http/address.ts'
import { indicatorQuery } from '../placement/placement.api.ts'
import { seriesShown } from '../placement/series-shown.ts'
import { asProblem } from '../problem/as-problem.ts'
import { checkOffered } from '../problem/check-offered.ts'
import { LastValues } from './LastValues.tsx'
import { MeasurementForm } from './MeasurementForm.tsx'
import { revisionsQuery } from './measurement.api.ts'

/** Recording this period's value: under a minute from the link to the word that it is stored. */
export function RecordPage() {
  const at = useParams({ from: '/partnerships/$partnership/plans/$plan/placements/$placement/record' })
  const { series: wanted } = useSearch({ strict: false }) as { series?: string }
  const indicator = useSuspenseQuery(indicatorQuery(at.partnership, at.placement)).data
  checkOffered(indicator.allowed, 'measurement.record')
  const series = seriesShown(indicator, wanted)
  const revisions = useQuery(revisionsQuery(at.partnership, series.id))
  const address = placementAddress(at, at.placement)
  if (revisions.error)
    return <ProblemPage problem={asProblem(revisions.error)} onRetry={() => void revisions.refetch()} />
  return (
    <>
      <BackLink href={address}>{indicator.name}</BackLink>
      <Page title="Record a value" caption={indicator.name} width="question">
        <GroupChoice indicator={indicator} series={series} address={`${address}/record`} />
        <LastValues series={series} />
        {revisions.data === undefined ? (
          <Loading label="Loading what is recorded" />
        ) : (
          <MeasurementForm
            key={series.id}
            at={at}
            indicator={indicator}
            series={series}
            revisions={revisions.data.revisions}
          />
        )}
      </Page>
    </>
  )
}
