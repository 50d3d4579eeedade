import { newId } from '@ttc/contracts/new-id'
import type { SetTargets } from '@ttc/contracts/target'

type Stored = Readonly<{
  id: string
  periodStart: string
  periodEnd: string
  value: number | null
  lower: number | null
  upper: number | null
}>

export type NewTarget = Stored & Readonly<{ correction: boolean }>

/** What ends and what is added when the stored targets become the entered ones; an unchanged one keeps its row. */
export function changesOf(stored: readonly Stored[], entered: SetTargets['targets'], correction: boolean) {
  const isSame = (row: Stored, entry: SetTargets['targets'][number]) =>
    row.periodStart === entry.period.start &&
    row.periodEnd === entry.period.end &&
    row.value === entry.value &&
    row.lower === entry.lower &&
    row.upper === entry.upper
  const endIds = stored.filter((row) => !entered.some((entry) => isSame(row, entry))).map((row) => row.id)
  const added = entered
    .filter((entry) => !stored.some((row) => isSame(row, entry)))
    .map(
      ({ period, value, lower, upper }): NewTarget => ({
        id: newId(),
        periodStart: period.start,
        periodEnd: period.end,
        value,
        lower,
        upper,
        correction,
      }),
    )
  return { endIds, added }
}
