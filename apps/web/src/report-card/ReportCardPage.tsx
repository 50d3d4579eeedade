import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { BackLink } from '../design/BackLink.tsx'
import { ButtonLink } from '../design/Button.tsx'
import { PrintButton } from '../design/PrintButton.tsx'
import { setPageTitle } from '../design/page-title.ts'
import { priorityAddress } from '../http/address.ts'
import { Card } from './Card.tsx'
import { CardDesk } from './CardDesk.tsx'
import { hasNextStep } from './card-rights.ts'
import { cardWritingQuery, reportCardFile, reportCardQuery } from './report-card.api.ts'
import '../figure/figure.scss'
import './report-card.scss'
import './writing.scss'

/** One priority on one sheet, the same on screen and on paper; over it what its lead still has to do. */
export function ReportCardPage() {
  const at = useParams({ from: '/partnerships/$partnership/plans/$plan/priorities/$priority/report-card' })
  const card = useSuspenseQuery(reportCardQuery(at.partnership, at.priority)).data
  const writing = useSuspenseQuery(cardWritingQuery(at)).data
  const title = `Report card: ${card.priority}`
  useEffect(() => setPageTitle(title), [title])
  return (
    <div className="ttc-desk">
      <div className="ttc-desk__bar ttc-screen">
        <BackLink href={priorityAddress(at, at.priority)}>{card.priority}</BackLink>
        <div className="ttc-head__do">
          {writing.fit.fits && (
            <ButtonLink
              href={reportCardFile(at.partnership, at.priority)}
              look={hasNextStep(writing) ? 'secondary' : 'primary'}
            >
              Print or save as PDF
            </ButtonLink>
          )}
          <PrintButton />
        </div>
      </div>
      <CardDesk at={at} />
      <Card card={card} />
    </div>
  )
}
