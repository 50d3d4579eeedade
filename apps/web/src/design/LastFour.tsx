import { Shape } from './Shape.tsx'
import type { Status } from './status.ts'
import { STATUS_LETTER, STATUS_WORD } from './status.ts'

export type RoundStatus = { round: string; status: Status }

/** The statuses of the last rounds, oldest first, each with its letter; the latest is framed. */
export function LastFour({ statuses, label = 'Last statuses' }: { statuses: readonly RoundStatus[]; label?: string }) {
  return (
    <ol className="ttc-last" aria-label={label}>
      {statuses.map(({ round, status }) => (
        <li key={round} className={`ttc-tone--${status}`} title={`${round}: ${STATUS_WORD[status]}`}>
          <Shape status={status} letter={isSolid(status) ? STATUS_LETTER[status] : undefined} />
          <span className="govuk-visually-hidden">
            {round}: {STATUS_WORD[status]}
          </span>
        </li>
      ))}
    </ol>
  )
}

function isSolid(status: Status): boolean {
  return status === 'red' || status === 'amber' || status === 'green'
}
