import type { PreviewRag, RagPreviewView, SetTargets } from '@ttc/contracts/target'
import type { Ground } from '@ttc/domain/assessment/ground'
import { judgeHistory, type Yardstick } from '@ttc/domain/assessment/judged'
import { checkPeriod } from '@ttc/domain/indicator'
import type { RagRule } from '@ttc/domain/rag'
import { wrongFields } from '../problem/wrong-fields.ts'

type Entries = SetTargets['targets']

/** The targets of a request with the indicator's own periods; two for one period are refused, and a mixture. */
export function enteredTargets(entries: Entries, ground: Ground): Pick<Yardstick, 'targets' | 'ranges'> {
  const isRange = ground.scale.polarity === 'range'
  const wrong = wrongFields()
  const ends = entries.map((entry) => entry.period.end)
  const dated = entries.flatMap((entry, i) => {
    const field = `targets.${i}.period`
    const period = wrong.check(() => checkPeriod(entry.period, ground.scale, field))
    if (ends.indexOf(entry.period.end) !== i) wrong.note(field, 'There are two targets for this period. Remove one.')
    if (isRange && (entry.lower === null || entry.upper === null || entry.value !== null))
      wrong.note(`targets.${i}.lower`, 'Enter the bottom and the top of the range, and no single target.')
    if (!isRange && (entry.value === null || entry.lower !== null || entry.upper !== null))
      wrong.note(`targets.${i}.value`, 'Enter one target: this indicator is not best in a range.')
    return period === null ? [] : [{ ...entry, period }]
  })
  wrong.refuse()
  return {
    targets: dated.flatMap(({ period, value }) => (value === null ? [] : [{ period, value }])),
    ranges: dated.flatMap(({ period, lower, upper }) =>
      lower === null || upper === null ? [] : [{ period, lower, upper }],
    ),
  }
}

/** The stored rules with one more, which replaces a rule from the same day. */
export function withRule(rules: readonly RagRule[], rule: NonNullable<PreviewRag['rule']>): readonly RagRule[] {
  const added: RagRule = { ...rule, recordedAt: '9999', reason: '' }
  return [...rules.filter((one) => one.appliesFrom !== rule.appliesFrom), added]
}

const PERIODS_SHOWN = 8

/** What the last eight values are judged now, and what they would be judged by other targets and rules. */
export function previewOf(ground: Ground, by: Pick<Yardstick, 'targets' | 'ranges' | 'rules'>): RagPreviewView {
  const now = judgeHistory(ground.history, ground)
  const would = judgeHistory(ground.history, { scale: ground.scale, ...by })
  const periods = would.map((one, i) => ({
    period: one.period,
    value: one.value,
    target: one.target,
    now: now[i]?.rag.status ?? 'no-value',
    would: one.rag.status,
  }))
  const judged = new Set(['red', 'amber', 'green'])
  return {
    periods: periods.slice(-PERIODS_SHOWN),
    correction: periods.some((one) => judged.has(one.now) && one.now !== one.would),
  }
}
