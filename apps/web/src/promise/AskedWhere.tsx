import { Day } from '../design/Day.tsx'
import { meetingAddress, placementAddress } from '../http/address.ts'

type AskedWhereProps = {
  partnership: string
  /** Where in the minutes it stands. */
  place?: string
  row: Readonly<{
    plan: Readonly<{ id: string }>
    meeting: Readonly<{ id: string; name: string; meetsOn: string }>
    indicator: Readonly<{ placementId: string; name: string }> | null
  }>
}

/** The meeting in which something was said, and the indicator it was about, each with the way to it. */
export function AskedWhere({ partnership, place, row: { plan, meeting, indicator } }: AskedWhereProps) {
  const at = { partnership, plan: plan.id }
  return (
    <>
      <a href={`${meetingAddress(at, meeting.id)}${place === undefined ? '' : `#${place}`}`}>
        {meeting.name}, <Day date={meeting.meetsOn} short />
      </a>
      {indicator !== null && (
        <>
          {' '}
          · <a href={placementAddress(at, indicator.placementId)}>{indicator.name}</a>
        </>
      )}
    </>
  )
}
