import type { SeriesView } from '@ttc/contracts/indicator'
import { Notice } from '../design/Notice.tsx'

/** Says that what is shown is one group of children. */
export function GroupNotice({ series, address }: { series: SeriesView; address: string }) {
  if (series.breakdown.all) return null
  return (
    <Notice tone="advice">
      <p>
        Showing one group of children: <b>{series.breakdown.label}</b>. <a href={address}>Show all children</a>
      </p>
    </Notice>
  )
}
