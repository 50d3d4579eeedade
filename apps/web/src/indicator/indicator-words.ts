import type { IndicatorView, SeriesView } from '@ttc/contracts/indicator'
import { describeDay, describePeriod } from '@ttc/domain/period/label'

const POLARITY = {
  higher: 'higher is better',
  lower: 'lower is better',
  range: 'best in a range',
  contextual: 'no good direction',
} as const

/** Level, which way is better, owner and when the next value is due: the line under the title. */
export function metaOf(indicator: IndicatorView, series: SeriesView): string {
  const { owner, headline } = indicator.placement
  const kind =
    indicator.level === 'population'
      ? 'Indicator, population level'
      : `Performance measure${indicator.measureKind === null ? '' : `, ${indicator.measureKind}`}`
  const by = owner === null ? 'no owner yet' : `owner: ${owner.name}${owner.agency === '' ? '' : ` (${owner.agency})`}`
  const parts = [kind, headline ? 'headline' : '', POLARITY[indicator.scale.polarity], by, nextWords(series)]
  return parts.filter((part) => part !== '').join(' · ')
}

function nextWords({ assessment, curve, lateDays }: SeriesView): string {
  const { nextDue } = assessment
  if (nextDue === null) return ''
  const period = describePeriod(nextDue.period, curve.scale.accumulation)
  if (lateDays === null) return `next value (${period}) due ${describeDay(nextDue.on)}`
  return `value for ${period} ${lateDays} ${lateDays === 1 ? 'day' : 'days'} late`
}

export const describePolarity = (polarity: keyof typeof POLARITY) => POLARITY[polarity]
