import type { ReactNode } from 'react'

export function Details({ summary, open = false, children }: { summary: string; open?: boolean; children: ReactNode }) {
  return (
    <details className="ttc-details" open={open}>
      <summary>{summary}</summary>
      <div>{children}</div>
    </details>
  )
}
