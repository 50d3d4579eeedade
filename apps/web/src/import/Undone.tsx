import type { UndoneView } from '@ttc/contracts/import'
import { describePart } from '@ttc/domain/catalogue/restored-definition'
import { describeNumber } from '@ttc/domain/figure/value'

/** What an undo put back and took out, and what it left alone. */
export function Undone({ view }: { view: UndoneView }) {
  const { retired = [], keptIndicators = [], restoredParts = [], keptParts = [] } = view
  return (
    <>
      <p>
        {describeNumber(view.restored, 0)} values are as they were before, {describeNumber(view.withdrawn, 0)} are taken
        out. All of them stay in the history.
      </p>
      {retired.length > 0 && (
        <p>Retired, because nothing else uses them: {retired.map(({ name }) => name).join(', ')}.</p>
      )}
      {restoredParts.length > 0 && (
        <>
          <p>These say again what they said before:</p>
          <ul className="govuk-list govuk-list--bullet">
            {restoredParts.map(({ indicatorId, name, part }) => (
              <li key={`${indicatorId} ${part}`}>
                {name}: {describePart(part).toLowerCase()}
              </li>
            ))}
          </ul>
        </>
      )}
      {keptParts.length > 0 && (
        <>
          <p>These could not be taken back:</p>
          <ul className="govuk-list govuk-list--bullet">
            {keptParts.map(({ indicatorId, name, part, reason }) => (
              <li key={`${indicatorId} ${part}`}>
                {name}: {describePart(part).toLowerCase()}. {reason}
              </li>
            ))}
          </ul>
        </>
      )}
      {view.keptInAll > 0 && (
        <>
          <p>{describeNumber(view.keptInAll, 0)} were left, because they were changed since:</p>
          <ul className="govuk-list govuk-list--bullet">
            {view.kept.map(({ indicator, area, period, reason }) => (
              <li key={`${indicator} ${area} ${period}`}>
                {indicator}, {area}, {period}: {reason}
              </li>
            ))}
          </ul>
        </>
      )}
      {keptIndicators.length > 0 && (
        <ul className="govuk-list govuk-list--bullet">
          {keptIndicators.map(({ indicatorId, name, reason }) => (
            <li key={indicatorId}>
              {name} stays: {reason}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
