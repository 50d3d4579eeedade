import type { IsoDate } from '../day.ts'
import type { CurveInput, PathBack } from '../figure/curve-input.ts'
import { signOf } from '../indicator.ts'
import { periodOf } from '../period.ts'
import { firstTarget, targetAt } from '../target.ts'

type Days = Readonly<{ backToAmberOn: IsoDate | null; backToGreenOn: IsoDate | null }>

/**
 * The way back as it is drawn: from the latest value to the target as it will stand on the day for green, and to what
 * is just within its tolerance on the day for amber. Null where there is no value, no day, or no single target to lead
 * to (best in a range; a year to date, whose target restarts each year).
 */
export function pathBackTo(
  { scale, measurements, targets, targetPath }: Pick<CurveInput, 'scale' | 'measurements' | 'targets' | 'targetPath'>,
  tolerance: number | null,
  { backToAmberOn, backToGreenOn }: Days,
): PathBack | null {
  const latest = measurements.findLast((one) => one.value !== null)
  const sign = signOf(scale.polarity)
  if (latest?.value == null || sign === null) return null
  const aimOn = (day: IsoDate) => {
    const at = targetAt(targets, periodOf(scale.periodKind, day), targetPath, scale.accumulation)
    return at ?? (scale.accumulation === 'year-to-date' ? null : (firstTarget(targets)?.value ?? null))
  }
  const to = [
    { on: backToAmberOn, colour: 'amber' as const, off: sign * (tolerance ?? 0) },
    { on: backToGreenOn, colour: 'green' as const, off: 0 },
  ].flatMap(({ on, colour, off }) => {
    const aim = on === null ? null : aimOn(on)
    return on === null || aim === null ? [] : [{ on, colour, value: aim - off }]
  })
  return to.length === 0 ? null : { from: { period: latest.period, value: latest.value }, to }
}
