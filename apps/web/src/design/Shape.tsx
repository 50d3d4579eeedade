import type { ReactNode } from 'react'
import type { Status } from './status.ts'

const LINE = { fill: 'none', stroke: 'currentColor', strokeWidth: 2, strokeLinecap: 'round' as const }

const DRAWN: Readonly<Record<Status, ReactNode>> = {
  red: <circle cx="8" cy="8" r="7" fill="currentColor" />,
  amber: <path d="M8 .9 15.7 15H.3z" fill="currentColor" />,
  green: <rect x="1.5" y="1.5" width="13" height="13" fill="currentColor" />,
  contextual: <path {...LINE} d="M8 1.7 14.3 8 8 14.3 1.7 8z" strokeLinejoin="round" />,
  'no-target': <path {...LINE} d="M3 8h10" />,
  late: (
    <g {...LINE}>
      <circle cx="8" cy="8" r="6.5" />
      <path d="M8 4.200v4l2.7 1.7" />
    </g>
  ),
  'not-due': <circle {...LINE} cx="8" cy="8" r="6.5" strokeDasharray="2 3" />,
  'too-soon': (
    <g fill="currentColor">
      <circle cx="2.5" cy="8" r="1.8" />
      <circle cx="8" cy="8" r="1.8" />
      <circle cx="13.5" cy="8" r="1.8" />
    </g>
  ),
  break: <path {...LINE} d="M4.5 13 7.5 3M8.5 13l3-10" />,
}

/** The drawn mark of a status. The word beside it says what it is, so the drawing itself is hidden from readers. */
export function Shape({ status, letter }: { status: Status; letter?: string }) {
  return (
    <svg className="ttc-shape" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      {DRAWN[status]}
      {letter !== undefined && (
        <text x="8" y={status === 'amber' ? 13.2 : 11} textAnchor="middle">
          {letter}
        </text>
      )}
    </svg>
  )
}
