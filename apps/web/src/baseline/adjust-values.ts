import type { SeriesView } from '@ttc/contracts/indicator'
import { numberOf, typedNumber } from '../problem/typed-number.ts'

export type AdjustValues = { rows: { start: string; end: string; value: string }[]; reason: string }

/** A row for every forecast period, filled with what the group drew before. */
export function adjustValues({ curve: { baseline } }: SeriesView): AdjustValues {
  const drawn = new Map(baseline?.adjusted?.map(({ period, value }) => [period.end, value]))
  const rows = baseline?.fan.map(({ period: { start, end } }) => ({
    start,
    end,
    value: typedNumber(drawn.get(end) ?? null),
  }))
  return { rows: rows ?? [], reason: '' }
}

/** Periods left empty keep the computed forecast. */
export function adjustedOf({ rows }: AdjustValues) {
  return rows
    .filter(({ value }) => value.trim() !== '')
    .map(({ start, end, value }) => ({ period: { start, end }, value: numberOf(value) }))
}
