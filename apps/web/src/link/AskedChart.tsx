import type { AskedView } from '@ttc/contracts/link'
import { describeAsked } from '@ttc/domain/link.words'
import { SmallChart } from './SmallChart.tsx'

/** The last values and the place of the one that is asked for. */
export function AskedChart({ asked, typed }: { asked: AskedView; typed: number | null }) {
  const { last, period, scale, indicator } = asked
  if (last.length === 0) return <p className="ttc-hint">There are no values before this one yet.</p>
  const words = describeAsked(indicator.name, last, typed, scale)
  return <SmallChart name={indicator.name} words={words} last={last} asked={period} typed={typed} scale={scale} />
}
