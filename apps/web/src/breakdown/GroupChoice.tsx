import { useNavigate } from '@tanstack/react-router'
import type { IndicatorView, SeriesView } from '@ttc/contracts/indicator'
import { Select } from '../design/Select.tsx'

type GroupChoiceProps = { indicator: IndicatorView; series: SeriesView; address: string }

/** Whose value is recorded: all children, or one group. Only where there are groups. */
export function GroupChoice({ indicator, series, address }: GroupChoiceProps) {
  const navigate = useNavigate()
  if (indicator.series.length < 2) return null
  const open = (id: string) => {
    const isAll = indicator.series.some((one) => one.id === id && one.breakdown.all)
    void navigate({ href: isAll ? address : `${address}?series=${id}`, replace: true })
  }
  return (
    <Select
      name="group"
      label="Children"
      hint="Whose value it is. What you have typed for another group is kept."
      value={series.id}
      onChange={(event) => open(event.target.value)}
      options={indicator.series.map(({ id, breakdown }) => ({ value: id, text: breakdown.label }))}
    />
  )
}
