import type { PlanRowView, PlanView } from '@ttc/contracts/plan'
import { describeVerdict } from '@ttc/domain/verdict.words'
import { CountLinks } from '../design/CountLinks.tsx'
import { StatusTag } from '../design/StatusTag.tsx'
import { STATUS_WORD } from '../design/status.ts'
import { type InPlan, placementAddress, planAddress } from '../http/address.ts'
import {
  changedRows,
  countByStatus,
  countByVerdict,
  distinctIndicators,
  lateRows,
  type PlanFilter,
  rowsOf,
} from './plan-rows.ts'

/** As many as stand beside the counts without pushing the first outcome off the screen. */
const MOST_LINES = 4

type PlanStateProps = { plan: PlanView; at: InPlan; filter: PlanFilter }

/** The state of the whole plan at a glance: counts that filter, what changed, what is late. */
export function PlanState({ plan, at, filter }: PlanStateProps) {
  const rows = rowsOf(plan)
  if (rows.length === 0) return null
  return (
    <div className="ttc-state">
      <Counts rows={rows} address={planAddress(at)} filter={filter} />
      <Changed rows={rows} at={at} />
      <Late rows={rows} at={at} />
    </div>
  )
}

function Counts({ rows, address, filter }: { rows: readonly PlanRowView[]; address: string; filter: PlanFilter }) {
  const links = countByStatus(rows).map(({ status, count }) => ({
    href: filter.status === status ? address : `${address}?status=${status}`,
    count,
    status,
    label: STATUS_WORD[status],
    current: filter.status === status,
  }))
  const verdicts = countByVerdict(rows)
  return (
    <section aria-labelledby="state-counts">
      <h2 id="state-counts">
        Status of {distinctIndicators(rows).length} indicators <span className="ttc-screen">choose one to filter</span>
      </h2>
      <CountLinks links={links} label="Indicators by status" />
      <p className="ttc-state__foot">
        Against the baseline:{' '}
        {verdicts.map(({ verdict, count }, place) => (
          <span key={verdict}>
            {place > 0 && ', '}
            <a
              href={`${address}?verdict=${verdict}`}
              aria-current={filter.verdict === verdict ? 'true' : undefined}
              className="ttc-nowrap"
            >
              {count} {describeVerdict({ verdict, strength: null }).toLowerCase()}
            </a>
          </span>
        ))}
      </p>
    </section>
  )
}

function Changed({ rows, at }: { rows: readonly PlanRowView[]; at: InPlan }) {
  const changed = changedRows(rows)
  return (
    <section aria-labelledby="state-changed">
      <h2 id="state-changed">Changed with the latest value</h2>
      {changed.length === 0 && <p className="ttc-muted">No status has changed.</p>}
      <ul className="ttc-plain">
        {changed.slice(0, MOST_LINES).map(({ row, before, now }) => (
          <li key={row.placementId}>
            <StatusTag status={now} look="plain" /> <a href={placementAddress(at, row.placementId)}>{row.name}</a>, from{' '}
            {STATUS_WORD[before].toLowerCase()}
            {row.override !== null && ` (shown as ${STATUS_WORD[row.override.status].toLowerCase()})`}
          </li>
        ))}
      </ul>
      {changed.length > MOST_LINES && (
        <p className="ttc-state__foot ttc-muted">and {changed.length - MOST_LINES} more in the list</p>
      )}
    </section>
  )
}

function Late({ rows, at }: { rows: readonly PlanRowView[]; at: InPlan }) {
  const late = lateRows(rows)
  const total = distinctIndicators(rows).length
  return (
    <section aria-labelledby="state-late" className={late.length > 0 ? 'ttc-state__late' : undefined}>
      <h2 id="state-late">{late.length === 0 ? 'Nothing is late' : `Late: ${late.length} of ${total} values due`}</h2>
      {late.length === 0 && <p className="ttc-muted">Every value that was due has come in.</p>}
      <ul className="ttc-plain">
        {late.slice(0, MOST_LINES).map((row) => (
          <li key={row.placementId}>
            <b>{daysLate(row.lateDays)}</b>: <a href={placementAddress(at, row.placementId)}>{row.name}</a>
            {row.owner === null ? ', no owner' : `, ${row.owner.name}`}
          </li>
        ))}
      </ul>
      {late.length > 0 && (
        <p className="ttc-state__foot ttc-screen">
          <a href={`${planAddress(at)}?late=true`}>
            {late.length > MOST_LINES ? `Show all ${late.length}` : 'Show in the list'}
          </a>
        </p>
      )}
    </section>
  )
}

export function daysLate(days: number | null): string {
  return `${days ?? 0} ${days === 1 ? 'day' : 'days'}`
}
