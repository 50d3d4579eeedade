import type { ColumnRole } from './column-role.ts'
import type { EesColumns } from './ees-columns.ts'
import type { ReadByItself } from './shape.ts'

const EES: Readonly<Record<string, ColumnRole>> = {
  time_period: 'period',
  new_la_code: 'area',
  la_name: 'area-name',
}
const LAIT_LONG: Readonly<Record<string, ColumnRole>> = {
  'short desc': 'indicator',
  'data item': 'indicator-name',
  years: 'period',
  'la and regions': 'area-name',
  values: 'value',
  'la number': 'area',
}
const LAIT_TIDY: Readonly<Record<string, ColumnRole>> = {
  indicator_code: 'indicator',
  indicator: 'indicator-name',
  unit: 'unit',
  period_label: 'period',
  area_code: 'area',
  area_name: 'area-name',
  value_text: 'value',
}

/** What the columns of a published shape with a reader of its own say, for people to see; nothing is read by it. */
export function publishedRoles(
  shape: ReadByItself,
  header: readonly string[],
  ees: EesColumns | null,
): readonly ColumnRole[] {
  const fixed = { ees: EES, 'lait-long': LAIT_LONG, 'lait-tidy': LAIT_TIDY }[shape]
  return header.map((name) => {
    const role = fixed[name.toLowerCase()]
    if (role !== undefined) return role
    if (ees?.indicators.includes(name)) return 'measure'
    return ees?.filters.includes(name) && !ees.constant.has(name) ? 'breakdown' : 'ignore'
  })
}
