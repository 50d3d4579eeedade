import type { ReactNode } from 'react'

export type KeyFact = {
  term: string
  /** The number, large. */
  big?: ReactNode
  children?: ReactNode
  note?: ReactNode
}

/** The row of what matters most, under an indicator's title. */
export function SummaryStrip({ facts }: { facts: readonly KeyFact[] }) {
  return (
    <dl className="ttc-strip">
      {facts.map(({ term, big, children, note }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>
            {big !== undefined && <span className="ttc-strip__big">{big}</span>} {children}
            {note && <small>{note}</small>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
