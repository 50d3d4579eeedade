import type { AgendaItemView } from '@ttc/contracts/challenge-meeting'
import { useEffect, useState } from 'react'

/**
 * The time an item has left. The server says how long it has had; the page only counts on from there, so that clocks
 * which differ in the room show the same.
 */
export function ItemClock({ item, running }: { item: AgendaItemView; running: boolean }) {
  const [counted, setCounted] = useState(0)
  useEffect(() => {
    if (!running) return
    const since = performance.now()
    const ticking = setInterval(() => setCounted(Math.floor((performance.now() - since) / 1000)), 500)
    return () => clearInterval(ticking)
  }, [running])
  const spent = item.spentSeconds + counted
  const of = item.minutes * 60
  const isOver = spent > of
  const words = isOver ? `over ${minutesOf(item.minutes)}` : `left of ${minutesOf(item.minutes)}`
  return (
    <div className={isOver ? 'ttc-cm__clock ttc-cm__clock--over' : 'ttc-cm__clock'} role="timer" aria-live="off">
      <span className="ttc-cm__time">{clockOf(Math.abs(of - spent))}</span>
      <span>
        {words}
        {running ? '' : ', stopped'}
      </span>
      <progress className="govuk-visually-hidden" max={of} value={Math.min(of, spent)} aria-label="Time used" />
      <span className="ttc-cm__track" aria-hidden="true">
        <span style={{ width: `${Math.min(100, (spent / of) * 100)}%` }} />
      </span>
    </div>
  )
}

const minutesOf = (minutes: number) => (minutes === 1 ? '1 minute' : `${minutes} minutes`)
const clockOf = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
