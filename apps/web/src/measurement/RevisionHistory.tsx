import { useQuery } from '@tanstack/react-query'
import type { ScaleView } from '@ttc/contracts/figure'
import { lazy, Suspense } from 'react'
import { Loading } from '../design/Loading.tsx'
import { Notice } from '../design/Notice.tsx'
import { Section } from '../design/Page.tsx'
import { importsAddress } from '../http/address.ts'
import { partnershipsQuery } from '../partnership/partnership.api.ts'
import { revisionsQuery } from './measurement.api.ts'
import { RevisionTable } from './RevisionTable.tsx'

/** The form comes where it is needed. */
const SmallNumbers = lazy(() => import('./SmallNumbers.tsx').then((part) => ({ default: part.SmallNumbers })))

type RevisionHistoryProps = {
  partnership: string
  seriesId: string
  scale: ScaleView
  mayReadSmall: boolean
}

/** What was recorded, by whom and when; asked for after the page, which does not wait for it. */
export function RevisionHistory({ partnership, seriesId, scale, mayReadSmall }: RevisionHistoryProps) {
  const { data, error } = useQuery(revisionsQuery(partnership, seriesId))
  const { data: partnerships } = useQuery(partnershipsQuery)
  const here = partnerships?.partnerships.find(({ id }) => id === partnership)
  const mayReadFiles = here?.allowed.includes('import.read') ?? false
  const isSomeHidden = data?.revisions.some(({ status }) => status === 'suppressed') ?? false
  return (
    <Section title="History of revisions" id="revisions">
      {error !== null && (
        <Notice tone="problem">
          <p>The history did not arrive. {error.message}</p>
        </Notice>
      )}
      {data === undefined && error === null && <Loading label="Loading the history" />}
      {data !== undefined && (
        <RevisionTable list={data} scale={scale} files={mayReadFiles ? importsAddress(partnership) : null} />
      )}
      {mayReadSmall && isSomeHidden && (
        <Suspense fallback={<Loading label="Loading the form" />}>
          <SmallNumbers key={seriesId} partnership={partnership} seriesId={seriesId} scale={scale} />
        </Suspense>
      )}
    </Section>
  )
}
