import { useInfiniteQuery } from '@tanstack/react-query'
import type { ExceptionCountView, ExceptionRowView } from '@ttc/contracts/exception'
import { lateDaysOf } from '@ttc/domain/assessment/assess'
import { describeDays } from '@ttc/domain/exception.words'
import { describeValue } from '@ttc/domain/figure/value'
import { describeChance } from '@ttc/domain/forecast.words'
import { describePeriod } from '@ttc/domain/period/label'
import { statusOf } from '../assessment/statuses.ts'
import { StatusTag } from '../design/StatusTag.tsx'
import { exceptionsAddress, placementAddress } from '../http/address.ts'
import { type ExceptionSearch, exceptionsQuery } from './exception.api.ts'

const SHOWN = 5

type ApartListsProps = { partnership: string; wanted: ExceptionSearch; counts: ExceptionCountView }

/** What is no red or amber of today and belongs before a director all the same: turning by forecast, and late. */
export function ApartLists({ partnership, wanted, counts }: ApartListsProps) {
  const { forecast, late } = counts.parts
  if (forecast + late === 0) return null
  return (
    <div className="ttc-apart">
      {forecast > 0 && <ByForecast partnership={partnership} wanted={wanted} count={forecast} />}
      {late > 0 && <LateValues partnership={partnership} wanted={wanted} count={late} />}
    </div>
  )
}

type PartProps = { partnership: string; wanted: ExceptionSearch; count: number }

function useFirst(partnership: string, wanted: ExceptionSearch, part: 'forecast' | 'late') {
  return useInfiniteQuery(exceptionsQuery(partnership, { ...wanted, part }, SHOWN)).data?.pages[0] ?? null
}

function ByForecast({ partnership, wanted, count }: PartProps) {
  const first = useFirst(partnership, wanted, 'forecast')
  return (
    <section aria-labelledby="by-forecast">
      <h2 id="by-forecast">Green today, red or amber by forecast</h2>
      <ul>
        {first?.exceptions.map((row) => (
          <li key={row.placementId}>
            <Turning row={row} />
            <span>
              <a href={placementAddress({ partnership, plan: row.plan.id }, row.placementId)}>{row.name}</a>
              {forecastWords(row)}
            </span>
          </li>
        ))}
      </ul>
      <More partnership={partnership} wanted={{ ...wanted, part: 'forecast' }} count={count} />
    </section>
  )
}

function Turning({ row }: { row: ExceptionRowView }) {
  return (
    <span className="ttc-apart__turning">
      <StatusTag status="green" look="plain" /> <span aria-hidden="true">→</span>
      <span className="govuk-visually-hidden">forecast</span>{' '}
      <StatusTag status={statusOf(row.assessment.forecast?.status ?? 'amber')} look="plain" />
    </span>
  )
}

function forecastWords({ assessment: { forecast }, scale }: ExceptionRowView): string {
  if (forecast === null) return ''
  const target = forecast.target === null ? '' : ` against a target of ${describeValue(forecast.target, scale)}`
  const chance =
    forecast.chance === null || forecast.band === null
      ? ''
      : `. Meeting it is ${describeChance(forecast.chance, forecast.band)}`
  const period = describePeriod(forecast.period, scale.accumulation)
  return `: forecast ${describeValue(forecast.centre, scale)}${target} in ${period}${chance}`
}

function LateValues({ partnership, wanted, count }: PartProps) {
  const first = useFirst(partnership, wanted, 'late')
  return (
    <section aria-labelledby="late-values" className="ttc-apart__late">
      <h2 id="late-values">Late: the next value has not come</h2>
      <ul>
        {first?.exceptions.map((row) => (
          <li key={row.placementId}>
            <StatusTag status="late" look="plain">
              {describeDays(lateDaysOf(row.assessment.nextDue?.on ?? null, first.asOf) ?? 0)}
            </StatusTag>
            <span>
              <a href={placementAddress({ partnership, plan: row.plan.id }, row.placementId)}>{row.name}</a>
              {row.owner === null ? ', no owner' : `: ${[row.owner.name, row.owner.agency].filter(Boolean).join(', ')}`}
            </span>
          </li>
        ))}
      </ul>
      <More partnership={partnership} wanted={{ ...wanted, part: 'late' }} count={count} />
    </section>
  )
}

function More({ partnership, wanted, count }: PartProps) {
  if (count <= SHOWN) return null
  return (
    <p>
      <a href={exceptionsAddress(partnership, wanted)}>Show all {count}</a>
    </p>
  )
}
