import type { ReactNode } from 'react'
import type { Judged } from './status.ts'

export type Direction = 'rising' | 'falling' | 'no-trend' | 'too-soon'

const DRAWN: Readonly<Record<Direction, ReactNode>> = {
  rising: <path d="M4 16 15.5 4.5M8 4.5h7.5V12" />,
  falling: <path d="M4 4l11.5 11.5M8 15.500h7.500V8" />,
  'no-trend': <path d="M2 12c2.4-5.2 5-5.2 7.5-1.500S15 13.5 18 9" />,
  'too-soon': (
    <g fill="currentColor" stroke="none">
      <circle cx="3.5" cy="10" r="1.8" />
      <circle cx="10" cy="10" r="1.8" />
      <circle cx="16.5" cy="10" r="1.8" />
    </g>
  ),
}

type DirectionMarkProps = {
  direction: Direction
  judged: Judged
  /** The words; the arrow shows where the value goes, the words and the colour whether that is good. */
  children: ReactNode
  note?: ReactNode
}

export function DirectionMark({ direction, judged, children, note }: DirectionMarkProps) {
  return (
    <span className="ttc-mark">
      <svg
        className={`ttc-judged--${judged}`}
        width="20"
        height="20"
        viewBox="0 0 20 20"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.6"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
        focusable="false"
      >
        {DRAWN[direction]}
      </svg>
      <span>
        {children}
        {note && <small>{note}</small>}
      </span>
    </span>
  )
}
