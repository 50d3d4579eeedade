import type { OwnOwedView } from '@ttc/contracts/round'
import { describeNotAsked } from '@ttc/domain/round.words'
import { Details } from '../design/Details.tsx'
import { type InPlan, placementAddress } from '../http/address.ts'

type NotAskedProps = { at: InPlan; rows: OwnOwedView['rounds'][number]['notAsked'] }

/** Indicators that cannot have a new value in this round: they are not asked for, and the page says until when. */
export function NotAsked({ at, rows }: NotAskedProps) {
  if (rows.length === 0) return null
  const one = rows.length === 1
  return (
    <Details summary={`${rows.length} ${one ? 'indicator is' : 'indicators are'} not asked for in this round`}>
      <ul className="govuk-list ttc-not-asked">
        {rows.map(({ placementId, name, until }) => (
          <li key={placementId}>
            <a href={placementAddress(at, placementId)}>{name}</a>
            <small>{describeNotAsked(until)}</small>
          </li>
        ))}
      </ul>
    </Details>
  )
}
