import type { ReactNode } from 'react'
import { useId } from 'react'

type PanelProps = {
  title: ReactNode
  level?: 2 | 3
  /** 'side' is tinted under a rule in the partnership's colour; 'card' framed; 'late' violet; 'dashed' for what may come. */
  look?: 'side' | 'card' | 'late' | 'dashed'
  children: ReactNode
}

export function Panel({ title, level = 2, look = 'side', children }: PanelProps) {
  const id = useId()
  const Heading = `h${level}` as const
  return (
    <section className={look === 'side' ? 'ttc-panel' : `ttc-panel ttc-panel--${look}`} aria-labelledby={id}>
      <Heading className="ttc-panel__title" id={id}>
        {title}
      </Heading>
      {children}
    </section>
  )
}

export type Fact = { term: string; value: ReactNode }

/** Short facts, term beside value. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="ttc-facts">
      {facts.flatMap(({ term, value }) => [<dt key={`${term} term`}>{term}</dt>, <dd key={term}>{value}</dd>])}
    </dl>
  )
}
