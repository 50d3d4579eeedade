import type { IndicatorView } from '@ttc/contracts/indicator'
import { describeUnit } from '@ttc/domain/figure/value'
import { describeDay } from '@ttc/domain/period/label'
import { Section } from '../design/Page.tsx'
import { Facts } from '../design/Panel.tsx'
import { type InPlan, placementAddress } from '../http/address.ts'
import { describePolarity } from './indicator-words.ts'

/** What is measured, how, and where else it is used. */
export function Definition({ indicator, at }: { indicator: IndicatorView; at: InPlan }) {
  const { definition, code, scale, source, licence, nextPublicationOn, elsewhere, dueDays } = indicator
  const known = [
    { term: 'Definition', value: definition || 'Not written yet' },
    { term: 'Code', value: code },
    { term: 'Unit', value: describeUnit(scale.unit) || 'a plain number' },
    { term: 'Direction', value: describePolarity(scale.polarity) },
    { term: 'Source', value: source || 'Recorded here' },
    { term: 'Licence', value: licence || 'Not stated' },
    {
      term: 'Next value',
      value:
        nextPublicationOn === null
          ? `due ${dueDays} days after its period ends`
          : `published on ${describeDay(nextPublicationOn)}`,
    },
  ]
  return (
    <Section title="What is measured" id="definition">
      <Facts facts={known} />
      {elsewhere.length > 0 && (
        <p>
          Also in:{' '}
          {elsewhere.map(({ placementId, planName, priorityName }, place) => (
            <span key={placementId}>
              {place > 0 && '; '}
              <a href={placementAddress(at, placementId)}>
                {planName}, {priorityName}
              </a>
            </span>
          ))}
        </p>
      )}
    </Section>
  )
}
