import type { MeetingView } from '@ttc/contracts/turning-the-curve'
import { useEffect, useState } from 'react'

/**
 * The time spent on the question, against its minutes. The server says how long it has been; the page only counts on
 * from there, so that clocks which differ in the room show the same.
 */
export function MeetingClock({ meeting }: { meeting: MeetingView }) {
  const { running, spentSeconds, minutes, step } = meeting
  const [counted, setCounted] = useState(0)
  useEffect(() => {
    if (!running) return
    const since = performance.now()
    const ticking = setInterval(() => setCounted(Math.floor((performance.now() - since) / 1000)), 500)
    return () => clearInterval(ticking)
  }, [running])
  const spent = spentSeconds + counted
  const of = minutes[step] * 60
  const isOver = spent > of
  return (
    <div className={isOver ? 'ttc-clock ttc-clock--over' : 'ttc-clock'} role="timer" aria-live="off">
      <span className="ttc-clock__left">{clockOf(Math.abs(of - spent))}</span>
      <span>
        {isOver ? 'over time' : 'left'}
        {running ? '' : ', clock stopped'}
      </span>
    </div>
  )
}

const clockOf = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
