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
type Reasoned = Stored & Readonly<{ reason: string; correction: boolean }>

export type NewTarget = Stored & Readonly<{ correction: boolean }>

/**
 * What ends and what is added when the stored targets become the entered ones; an unchanged one keeps its row, unless
 * it stands without a reason and now gets one.
 */
export function changesOf(stored: readonly Reasoned[], entered: SetTargets['targets'], correction: boolean) {
  const isSame = (row: Stored, entry: SetTargets['targets'][number]) =>
    row.periodStart === entry.period.start &&
    row.periodEnd === entry.period.end &&
    row.value === entry.value &&
    row.lower === entry.lower &&
    row.upper === entry.upper
  const stays = (row: Reasoned, entry: SetTargets['targets'][number]) => row.reason.trim() !== '' && isSame(row, entry)
  const endIds = stored.filter((row) => !entered.some((entry) => stays(row, entry))).map((row) => row.id)
  const added = entered
    .filter((entry) => !stored.some((row) => stays(row, entry)))
    .map((entry): NewTarget => {
      const { period, value, lower, upper } = entry
      const same = stored.find((row) => isSame(row, entry))
      return {
        id: newId(),
        periodStart: period.start,
        periodEnd: period.end,
        value,
        lower,
        upper,
        // A reason alone judges nothing anew.
        correction: same?.correction ?? correction,
      }
    })
  return { endIds, added }
}
