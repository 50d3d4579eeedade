import { useEffect, useRef } from 'react'
import { Actions, Button } from '../design/Button.tsx'
import type { Warning } from './refusal.ts'

type SanityCheckProps = { warnings: readonly Warning[]; busy: boolean; onRight: () => void }

/** What looks wrong beside the series, before anything is stored. The person knows better, and says so. */
export function SanityCheck({ warnings, busy, onRight }: SanityCheckProps) {
  const box = useRef<HTMLElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <section className="ttc-notice ttc-notice--warning" aria-labelledby="sanity" ref={box} tabIndex={-1}>
      <h2 className="ttc-notice__title" id="sanity">
        Is this right? Nothing is stored yet
      </h2>
      <ul className="govuk-list govuk-list--bullet">
        {warnings.map(({ code, message }) => (
          <li key={code}>{message}</li>
        ))}
      </ul>
      <p>If it is a slip, mend it below. If it is what happened, record it; a note says why to whoever asks.</p>
      <Actions>
        <Button busy={busy} busyWords="Recording" onClick={onRight}>
          It is right, record it
        </Button>
      </Actions>
    </section>
  )
}
