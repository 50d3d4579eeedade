import type { AdjustForecast, PreviewBaseline } from '@ttc/contracts/baseline'
import { type Ground, limitsFor } from '@ttc/domain/assessment/ground'
import { type FrozenBaseline, freezeBaseline } from '@ttc/domain/baseline'
import { checkPeriod, type Scale } from '@ttc/domain/indicator'
import { wrongFields } from '../problem/wrong-fields.ts'

/** Freezes what is known up to a period: later values are what it will be judged by. */
export function frozenFrom(ground: Ground, asked: PreviewBaseline, today: string): FrozenBaseline {
  const { scale, breaks } = ground
  const wrong = wrongFields()
  if (asked.frozenOn > today) wrong.note('frozenOn', 'The day of freezing cannot lie in the future.')
  const through = wrong.check(() => (asked.through === null ? null : checkPeriod(asked.through, scale, 'through')))
  wrong.refuse()
  const history = ground.history.filter((one) => through === null || one.period.end <= through.end)
  const frozen = freezeBaseline(history, scale, { frozenOn: asked.frozenOn, breaks, limitsOf: limitsFor(scale) })
  if (asked.frozenOn < frozen.through.end)
    wrong.note('frozenOn', `The history ends on ${frozen.through.end}: the day of freezing cannot lie before that.`)
  wrong.refuse()
  return frozen
}

/** The same frozen history with the group's own forecast; two points for one period are refused. */
export function adjustedFrom(frozen: FrozenBaseline, body: AdjustForecast, scale: Scale): FrozenBaseline {
  const wrong = wrongFields()
  const seen = new Set<string>()
  const points = body.adjusted.flatMap((one, i) => {
    const field = `adjusted.${i}.period`
    const period = wrong.check(() => checkPeriod(one.period, scale, field))
    if (period === null) return []
    if (period.end <= frozen.through.end) wrong.note(field, 'Only what comes after the history can be adjusted.')
    if (seen.has(period.end)) wrong.note(field, 'There are two forecasts for this period. Remove one.')
    seen.add(period.end)
    return [{ period, value: one.value }]
  })
  wrong.refuse()
  return { ...frozen, adjustment: { points, reason: body.reason } }
}
