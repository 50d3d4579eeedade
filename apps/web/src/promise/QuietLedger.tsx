import { useQuery } from '@tanstack/react-query'
import { Day } from '../design/Day.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { Loading } from '../design/Loading.tsx'
import { ProblemPage } from '../design/ProblemPage.tsx'
import { placementAddress, priorityAddress } from '../http/address.ts'
import { asProblem } from '../problem/as-problem.ts'
import { type LedgerSearch, quietQuery } from './promise.api.ts'

/** Indicators that nobody asked about in four meetings running: perhaps nobody needs them. */
export function QuietLedger({ partnership, wanted }: { partnership: string; wanted: LedgerSearch }) {
  const list = useQuery(quietQuery(partnership, wanted.plan))
  if (list.error) return <ProblemPage problem={asProblem(list.error)} onRetry={() => void list.refetch()} />
  if (list.data === undefined) return <Loading label="Loading the indicators" />
  const { indicators } = list.data
  if (indicators.length === 0)
    return (
      <EmptyState title="No indicator has gone unasked">
        <p>An indicator stands here when nobody asked about it in the last four closed meetings of its plan.</p>
      </EmptyState>
    )
  return (
    <>
      <p>Nobody asked about these in four meetings. Stop collecting them?</p>
      <ul className="ttc-ledger" aria-label="Indicators nobody asked about">
        {indicators.map(({ placementId, name, plan, priority, owner, lastAskedOn }) => {
          const at = { partnership, plan: plan.id }
          return (
            <li key={placementId}>
              <p className="ttc-ledger__text">
                <a href={placementAddress(at, placementId)}>{name}</a>
              </p>
              <p className="ttc-muted">
                <a href={priorityAddress(at, priority.id)}>{priority.name}</a> ·{' '}
                {owner === null ? 'no owner' : `${owner.name}, ${owner.agency}`} ·{' '}
                {lastAskedOn === null ? (
                  'never asked about'
                ) : (
                  <>
                    last asked about on <Day date={lastAskedOn} />
                  </>
                )}
              </p>
            </li>
          )
        })}
      </ul>
    </>
  )
}
