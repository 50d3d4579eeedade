import type { ReactNode } from 'react'
import type { Judged } from './status.ts'

export type Verdict = 'turned' | 'slowing' | 'on-baseline' | 'worse' | 'too-soon'

/** Where the results went from the dashed forecast: above it, below it, along it. */
export type Side = 'above' | 'below' | 'along'

const WORD: Readonly<Record<Verdict, string>> = {
  turned: 'Turned',
  slowing: 'Slowing',
  'on-baseline': 'On the baseline',
  worse: 'Worse',
  'too-soon': 'Too soon to tell',
}

const JUDGED: Readonly<Record<Verdict, Judged>> = {
  turned: 'better',
  slowing: 'better',
  'on-baseline': 'same',
  worse: 'worse',
  'too-soon': 'same',
}

const DASHED = { strokeDasharray: '3 3.4', strokeWidth: 2, className: 'ttc-verdict__baseline' }

function drawing(verdict: Verdict, side: Side): ReactNode {
  if (verdict === 'too-soon')
    return (
      <>
        <path {...DASHED} d="M1 10h11" />
        <g fill="currentColor" stroke="none">
          <circle cx="17.5" cy="10" r="1.7" />
          <circle cx="23" cy="10" r="1.7" />
          <circle cx="28.5" cy="10" r="1.7" />
        </g>
      </>
    )
  if (side === 'along')
    return (
      <>
        <path {...DASHED} d="M1 10h28" />
        <path d="M1.5 9c4.5 4 8.5 4 13.5 1.500s9-3 13.5 0" />
      </>
    )
  const slope = verdict === 'slowing' ? 'M1 4.500C9 5 17 7 28 11' : 'M1 4.500C10 4 18 6 28 17'
  return (
    <g transform={side === 'above' ? 'matrix(1 0 0 -1 0 20)' : undefined}>
      <path {...DASHED} d="M1 6h28" />
      <path d={slope} />
    </g>
  )
}

type VerdictMarkProps = {
  verdict: Verdict
  side: Side
  /** 'likely' or 'strong', as the method says; absent where the verdict has no strength. */
  strength?: string | null
  note?: ReactNode
  /** In place of the verdict's own word. */
  children?: ReactNode
  /** 'title' draws it as a panel's heading line: larger, with the strength in a frame. */
  look?: 'line' | 'title'
}

export function VerdictMark({ verdict, side, strength = null, note, children, look = 'line' }: VerdictMarkProps) {
  const word = children ?? WORD[verdict]
  const wide = look === 'title' ? 36 : 30
  return (
    <span className={look === 'title' ? 'ttc-mark ttc-mark--title' : 'ttc-mark'}>
      <svg
        className={`ttc-judged--${JUDGED[verdict]}`}
        width={wide}
        height={(wide * 2) / 3}
        viewBox="0 0 30 20"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.8"
        strokeLinecap="round"
        aria-hidden="true"
        focusable="false"
      >
        {drawing(verdict, verdict === 'on-baseline' ? 'along' : side)}
      </svg>
      <span>
        {strength === null ? word : <b>{word}</b>}
        {strength !== null && look === 'line' && ` (${strength})`}
        {strength !== null && look === 'title' && (
          <>
            {' '}
            <span className="ttc-pill">{strength}</span>
          </>
        )}
        {note && <small>{note}</small>}
      </span>
    </span>
  )
}
