import type { SheetPageView } from '@ttc/contracts/recovery-sheet'
import { Details } from '../design/Details.tsx'
import { RequestForm } from './RequestForm.tsx'

type RequestPartProps = {
  at: Readonly<{ partnership: string; placement: string }>
  page: SheetPageView
  onAsked: (words: string) => void
}

/** Where none is open, whoever decides about sheets can ask for one. */
export function RequestPart({ at, page: { sheet, mayDecide, asOf, daysToAnswer }, onAsked }: RequestPartProps) {
  const isOpen = sheet !== null && sheet.state !== 'accepted' && sheet.state !== 'lapsed'
  if (isOpen || !mayDecide) return null
  return (
    <Details
      summary={sheet === null ? 'Ask for a recovery sheet' : 'Ask for another recovery sheet'}
      open={sheet === null}
    >
      <RequestForm at={at} today={asOf} daysToAnswer={daysToAnswer} onAsked={onAsked} />
    </Details>
  )
}
