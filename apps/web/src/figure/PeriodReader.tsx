import type { Step } from '@ttc/domain/figure/step'
import type { KeyboardEvent, MouseEvent, ReactNode } from 'react'
import { useState } from 'react'
import { useWidth } from './use-width.ts'

const STEP: Readonly<Record<string, (at: number | null, last: number) => number | null>> = {
  ArrowRight: (at, last) => Math.min(last, at === null ? 0 : at + 1),
  ArrowLeft: (at, last) => Math.max(0, at === null ? last : at - 1),
  Home: () => 0,
  End: (_, last) => last,
  Escape: () => null,
}

type PeriodReaderProps = {
  steps: readonly Step[]
  /** All that the picture shows, in words. */
  description: string
  /** What stands at a step, in words. */
  said: (at: number) => string
  /** The step under a point of the box, or one beyond the axis. */
  stepAt: (point: Readonly<{ x: number; y: number }>, width: number) => number
  draw: (width: number, reading: number | null) => ReactNode
}

/** A chart with its reading line: arrow keys, a pointer or a finger choose a period, and its numbers are said. */
export function PeriodReader({ steps, description, said, stepAt, draw }: PeriodReaderProps) {
  const [box, width] = useWidth<HTMLDivElement>()
  const [reading, setReading] = useState<number | null>(null)
  const last = steps.length - 1

  function press(event: KeyboardEvent) {
    const step = STEP[event.key]
    if (step === undefined) return
    event.preventDefault()
    setReading(step(reading, last))
  }

  function point(event: MouseEvent<HTMLDivElement>) {
    if (width === null) return
    const { left, top } = event.currentTarget.getBoundingClientRect()
    const at = stepAt({ x: event.clientX - left, y: event.clientY - top }, width)
    setReading(at >= 0 && at <= last ? at : null)
  }

  const words = reading === null ? '' : said(reading)
  return (
    <div className="ttc-reader">
      <p className="govuk-visually-hidden">{description}</p>
      <div
        ref={box}
        className="ttc-reader__chart"
        role="slider"
        aria-label="Read the chart period by period"
        aria-orientation="horizontal"
        aria-valuemin={0}
        aria-valuemax={Math.max(0, last)}
        aria-valuenow={reading ?? last}
        aria-valuetext={steps[reading ?? last]?.label ?? 'no periods'}
        tabIndex={0}
        onKeyDown={press}
        onMouseMove={point}
        onMouseLeave={() => setReading(null)}
        onClick={point}
        onBlur={() => setReading(null)}
      >
        {width !== null && draw(width, reading)}
      </div>
      <p className="ttc-reader__said" aria-live="polite">
        {words || (
          <span className="ttc-muted ttc-screen">Point at the chart, or use the arrow keys, to read a period.</span>
        )}
      </p>
    </div>
  )
}
