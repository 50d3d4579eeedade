import type { Ground } from '@ttc/domain/assessment/ground'
import { isUsable, type UsablePoint, usablePoints } from '@ttc/domain/baseline/usable-points'
import { meanOfAreas } from '@ttc/domain/comparator'
import { addDays } from '@ttc/domain/day'
import { roundHalfAway } from '@ttc/domain/decimal'
import { signOf } from '@ttc/domain/indicator'
import { type IsoDate, type Period, periodOf, sortKey } from '@ttc/domain/period'

/** Where the rule freezes a series and what it asks for by the plan's end; targets are null without a direction. */
export type RuledSeries = Readonly<{
  through: Period
  points: number
  after: number
  targets: readonly Readonly<{ period: Period; value: number }>[]
  reason: string
}>

const FEWEST_BEFORE = 5
const MOST_BEFORE = 7
const RESULTS_AFTER = 2
const BETTER_BY = 0.1

/** What the targets of a plan made by command rest on, in words. */
export const TARGET_RULE =
  'By rule: from the value at the freeze to the neighbours’ mean of that period, or 10% better, whichever is more, by the end of the plan.'

/**
 * Freezes after the seventh valid point since the last break, or earlier so that two results follow, but not before
 * the fifth; a shorter series is frozen after its last. Null where there is no value at all.
 */
export function ruledSeries(ground: Ground, planEndsOn: IsoDate): RuledSeries | null {
  const valid = usablePoints(ground.history, ground.scale, ground.breaks)
  const count = Math.max(Math.min(MOST_BEFORE, valid.length - RESULTS_AFTER), Math.min(FEWEST_BEFORE, valid.length))
  const last = valid[count - 1]
  if (last === undefined) return null
  const after = valid.length - count
  const reason = `By rule: frozen after ${count} valid ${count === 1 ? 'point' : 'points'}, so that later results can be held against it (${after} so far).`
  return { through: last.period, points: count, after, targets: targetsOf(ground, last, planEndsOn), reason }
}

function targetsOf(ground: Ground, frozen: UsablePoint, planEndsOn: IsoDate): RuledSeries['targets'] {
  const { scale } = ground
  const sign = signOf(scale.polarity)
  if (sign === null) return []
  const better = frozen.value + sign * BETTER_BY * Math.abs(frozen.value)
  const mean = neighboursMean(ground, frozen.period)
  const most = mean !== null && sign * (mean - better) > 0 ? mean : better
  const within = Math.min(Math.max(most, scale.minimum ?? most), scale.maximum ?? most)
  const value = roundHalfAway(within, scale.decimals)
  const start = { period: frozen.period, value: roundHalfAway(frozen.value, scale.decimals) }
  const end = endOf(ground, frozen, planEndsOn)
  return end === null ? [start] : [start, { period: end, value }]
}

/** The indicator's last period that is over when the plan ends; pooled ones cover as many years as before. */
function endOf({ scale }: Ground, { period }: UsablePoint, planEndsOn: IsoDate): Period | null {
  const at = periodOf(scale.periodKind, planEndsOn)
  const years = Number((at.end <= planEndsOn ? at : periodOf(scale.periodKind, addDays(at.start, -1))).end.slice(0, 4))
  const shift = years - Number(period.end.slice(0, 4))
  if (shift <= 0) return null
  const later = (day: IsoDate) => `${Number(day.slice(0, 4)) + shift}${day.slice(4)}`
  return { kind: period.kind, start: later(period.start), end: later(period.end) }
}

function neighboursMean({ compared }: Ground, period: Period): number | null {
  const neighbours = compared.find(({ kind }) => kind === 'neighbours')
  const values = (neighbours?.areas ?? []).map((history) => {
    const found = history.find((one) => sortKey(one.period) === sortKey(period))
    return found !== undefined && isUsable(found) ? found.value : null
  })
  return meanOfAreas(values)?.mean ?? null
}
