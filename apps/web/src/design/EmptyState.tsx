import type { ReactNode } from 'react'

type EmptyStateProps = {
  title: string
  level?: 2 | 3
  /** What to do first. */
  children: ReactNode
}

export function EmptyState({ title, level = 2, children }: EmptyStateProps) {
  const Heading = `h${level}` as const
  return (
    <div className="ttc-empty">
      <Heading>{title}</Heading>
      {children}
    </div>
  )
}
