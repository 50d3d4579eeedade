import type { AdoptionView, CatalogueEntryView } from '@ttc/contracts/catalogue'
import { SuccessNotice } from '../design/Notice.tsx'
import { importsAddress, placementAddress } from '../http/address.ts'
import { counted } from './catalogue-words.ts'

type AdoptedNoticeProps = { partnership: string; entry: CatalogueEntryView; adoption: AdoptionView }

/** What the adoption stored, what stayed out and why, and how to take it back. */
export function AdoptedNotice({ partnership, entry, adoption }: AdoptedNoticeProps) {
  const { added, refusals, warnings, placementId } = adoption
  const plan = entry.adopted?.placement?.planId ?? null
  const isBatchShown = entry.allowed.includes('import.read')
  return (
    <SuccessNotice title={`${entry.name} is adopted`}>
      <p>
        {counted(added, 'value')} stored
        {refusals.length > 0 && `, ${refusals.length} refused`}.{' '}
        {placementId !== null && plan !== null && (
          <a href={placementAddress({ partnership, plan }, placementId)}>Open the indicator</a>
        )}
      </p>
      {isBatchShown && (
        <p>
          It stands among the <a href={importsAddress(partnership)}>files brought in</a>, where it can be undone as a
          whole.
        </p>
      )}
      {refusals.length > 0 && (
        <ul className="govuk-list govuk-list--bullet">
          {refusals.map(({ area, period, value, reason }) => (
            <li key={`${area} ${period}`}>
              {area}, {period} ({value}): {reason}
            </li>
          ))}
        </ul>
      )}
      {warnings.length > 0 && (
        <>
          <p>To look at:</p>
          <ul className="govuk-list govuk-list--bullet">
            {warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </>
      )}
    </SuccessNotice>
  )
}
