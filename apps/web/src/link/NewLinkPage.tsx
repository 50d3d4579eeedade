import { useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { MadeLinkView } from '@ttc/contracts/link'
import { useState } from 'react'
import { GroupChoice } from '../breakdown/GroupChoice.tsx'
import { BackLink } from '../design/BackLink.tsx'
import { Page } from '../design/Page.tsx'
import { linksAddress, placementAddress } from '../http/address.ts'
import { LastValues } from '../measurement/LastValues.tsx'
import { indicatorQuery } from '../placement/placement.api.ts'
import { seriesShown } from '../placement/series-shown.ts'
import { checkOffered } from '../problem/check-offered.ts'
import { LinkAddress } from './LinkAddress.tsx'
import { LinkForm } from './LinkForm.tsx'
import './link.scss'

type Made = Readonly<{ made: MadeLinkView; forName: string; forEmail: string | null }>

/** Asking one person outside for one number: who, which period, until when. */
export function NewLinkPage() {
  const at = useParams({ from: '/partnerships/$partnership/plans/$plan/placements/$placement/link' })
  const { series: wanted } = useSearch({ strict: false }) as { series?: string }
  const navigate = useNavigate()
  const indicator = useSuspenseQuery(indicatorQuery(at.partnership, at.placement)).data
  const [made, setMade] = useState<Made | null>(null)
  checkOffered(indicator.placement.allowed, 'link.make')
  const series = seriesShown(indicator, wanted)
  const address = placementAddress(at, at.placement)
  const list = linksAddress(at, indicator.placement.priority.id)
  return (
    <>
      <BackLink href={address}>{indicator.name}</BackLink>
      <Page title="Ask someone for this number" caption={indicator.name} width="question">
        {made === null ? (
          <>
            <p>
              They get a link that works without an account, on a phone, for this one number. See{' '}
              <a href={list}>who has been asked</a>.
            </p>
            <GroupChoice indicator={indicator} series={series} address={`${address}/link`} />
            <LastValues series={series} />
            <LinkForm
              key={series.id}
              partnership={at.partnership}
              indicator={indicator}
              series={series}
              onMade={setMade}
            />
          </>
        ) : (
          <LinkAddress
            address={made.made.address}
            forName={made.forName}
            forEmail={made.forEmail}
            onDone={() => void navigate({ href: list })}
          />
        )}
      </Page>
    </>
  )
}
