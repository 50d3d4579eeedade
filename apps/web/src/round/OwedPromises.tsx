import type { PromiseRowView } from '@ttc/contracts/promise'
import { PromiseRow } from '../promise/PromiseRow.tsx'

type OwedPromisesProps = { partnership: string; promises: readonly PromiseRowView[]; asOf: string }

/** What was promised in meetings and is neither kept nor dropped, the earliest day first. */
export function OwedPromises({ partnership, promises, asOf }: OwedPromisesProps) {
  return (
    <ul className="ttc-ledger" aria-label="Promises, the earliest day first">
      {promises.map((row) => (
        <PromiseRow key={row.id} partnership={partnership} row={row} today={asOf} />
      ))}
    </ul>
  )
}
