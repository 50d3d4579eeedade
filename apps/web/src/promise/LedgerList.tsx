import type { ReactNode } from 'react'
import { CountLinks } from '../design/CountLinks.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { ShowMore } from '../design/ShowMore.tsx'
import { ledgerAddress } from '../http/address.ts'
import type { LedgerSearch } from './promise.api.ts'

type LedgerListProps<State extends string> = {
  partnership: string
  wanted: LedgerSearch
  part: 'promises' | 'challenges'
  /** What the counts are of, as their label says it. */
  label: string
  counts: Readonly<Record<State, number>>
  states: readonly (readonly [State, string])[]
  file: string
  empty: Readonly<{ title: string; words: string }>
  busy: boolean
  onMore: () => void
  /** The rows as list items. */
  children: readonly ReactNode[]
}

/** A part of the ledger, newest first: its counts as links, the file of it, its rows and the way to more of them. */
export function LedgerList<State extends string>(props: LedgerListProps<State>) {
  const { partnership, wanted, part, label, counts, states, file, empty, busy, onMore, children } = props
  const present = states.find(([name]) => name === wanted.state)?.[0] ?? states[0]?.[0]
  return (
    <>
      <CountLinks
        label={label}
        row
        links={states.map(([name, words]) => ({
          href: ledgerAddress(partnership, { ...wanted, part, state: name }),
          count: counts[name],
          label: words,
          current: name === present,
        }))}
      />
      <p className="ttc-ledger__file">
        <a href={file} download>
          Download as CSV
        </a>
      </p>
      {children.length === 0 ? (
        <EmptyState title={empty.title}>
          <p>{empty.words}</p>
        </EmptyState>
      ) : (
        <>
          <ul className="ttc-ledger" aria-label={`${part === 'promises' ? 'Promises' : 'Challenges'}, newest first`}>
            {children}
          </ul>
          <ShowMore
            shown={children.length}
            total={present === undefined ? null : counts[present]}
            things={part}
            busy={busy}
            onMore={onMore}
          />
        </>
      )}
    </>
  )
}
