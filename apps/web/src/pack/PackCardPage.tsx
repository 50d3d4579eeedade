import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { BackLink } from '../design/BackLink.tsx'
import { setPageTitle } from '../design/page-title.ts'
import { frozenPackAddress } from '../http/address.ts'
import { Card } from '../report-card/Card.tsx'
import { packCardQuery } from './pack.api.ts'
import '../figure/figure.scss'
import '../report-card/report-card.scss'

/** A report card of a frozen pack, drawn from what was frozen. */
export function PackCardPage() {
  const { partnership, plan, meeting, pack, card } = useParams({
    from: '/partnerships/$partnership/plans/$plan/meetings/$meeting/pack/$pack/cards/$card',
  })
  const frozen = useSuspenseQuery(packCardQuery({ partnership, pack, card })).data
  const title = `Report card: ${frozen.priority}`
  useEffect(() => setPageTitle(title), [title])
  return (
    <div className="ttc-desk">
      <div className="ttc-desk__bar ttc-screen">
        <BackLink href={frozenPackAddress({ partnership, plan }, meeting, pack)}>The pack</BackLink>
      </div>
      <Card card={frozen} />
    </div>
  )
}
