import type { CurveView } from '@ttc/contracts/figure'
import { describeUnit, describeValue } from '@ttc/domain/figure/value'
import { addedBy, describeYears, type Years, yearsOf } from '@ttc/domain/year-to-date'
import { lazy, Suspense, useMemo } from 'react'
import { Figure } from '../design/Figure.tsx'
import { type Column, Table } from '../design/Table.tsx'
import { useWidth } from '../figure/use-width.ts'
import { YearsKey } from './YearsKey.tsx'
import './year-to-date.scss'

const YearsChart = lazy(() => import('./YearsChart.tsx').then((part) => ({ default: part.YearsChart })))

const MOST_YEARS = 3

/** A running total by year: how this year stands against the years before it at the same step. Nothing for others. */
export function YearsFigure({ curve }: { curve: CurveView }) {
  const years = useMemo(() => yearsOf(curve.measurements, curve.targets, curve.scale, MOST_YEARS), [curve])
  if (years === null) return null
  const newest = years.years[0]
  const unit = describeUnit(curve.scale.unit)
  return (
    <div className="ttc-years">
      <Figure
        headline={describeYears(years, curve.scale) ?? `${curve.name}: by year, at the same step`}
        subtitle={`This year against the years before it, ${curve.areaName}${unit === '' ? '' : `, ${unit}`}, ${years.years.map(({ label }) => label).join(', ')}`}
        chart={<Chart years={years} curve={curve} />}
        table={<YearsTable years={years} curve={curve} />}
        source={
          newest?.steps.some(({ target }) => target !== null)
            ? 'Each line is a year and starts afresh; the status of a step is judged by its own target.'
            : 'Each line is a year and starts afresh.'
        }
      />
    </div>
  )
}

function Chart({ years, curve }: { years: Years; curve: CurveView }) {
  const [box, width] = useWidth<HTMLDivElement>()
  const height = width !== null && width < 560 ? 300 : 340
  return (
    <>
      <YearsKey years={years} />
      <div ref={box} role="img" aria-label={`${spoken(years, curve)} The table holds every number.`}>
        {width !== null && (
          <Suspense fallback={<span style={{ display: 'block', height }} />}>
            <YearsChart years={years} scale={curve.scale} width={width} height={height} />
          </Suspense>
        )}
      </div>
    </>
  )
}

/** The last total of each year, in words. */
function spoken({ years }: Years, { scale }: CurveView): string {
  return years
    .flatMap(({ label, steps }) => {
      const last = steps.findLast((step) => step.value !== null)
      return last?.value === null || last === undefined ? [] : [`${label}: ${describeValue(last.value, scale)}.`]
    })
    .join(' ')
}

type Row = Readonly<{ place: string; at: number }>

/** The totals of every year at each step, what this year's step added alone, and its target. */
function YearsTable({ years: { places, years }, curve }: { years: Years; curve: CurveView }) {
  const { scale, measurements, breaks } = curve
  const added = addedBy(
    measurements,
    scale,
    breaks.map(({ from }) => from),
  )
  const said = (value: number | null | undefined) =>
    value === null || value === undefined ? '' : describeValue(value, scale)
  const newest = years[0]
  const columns: readonly Column<Row>[] = [
    { key: 'place', header: 'Up to and with', rowHeader: true, cell: ({ place }) => place },
    ...years.map(({ label, steps }) => ({
      key: label,
      header: label,
      numeric: true,
      cell: ({ at }: Row) => said(steps[at]?.value),
    })),
    {
      key: 'added',
      header: `Added in this step of ${newest?.label ?? ''}`,
      numeric: true,
      cell: ({ at }) =>
        newest?.steps[at]?.value === null ? '' : addedWords(added.get(newest?.steps[at]?.period.end ?? ''), said),
    },
    {
      key: 'target',
      header: `Target of ${newest?.label ?? ''}`,
      numeric: true,
      cell: ({ at }) => said(newest?.steps[at]?.target),
    },
  ]
  return (
    <Table
      caption={`${curve.name}, ${curve.areaName}: the year so far, by year`}
      rows={places.map((place, at) => ({ place, at }))}
      rowKey={({ place }) => place}
      columns={columns}
    />
  )
}

function addedWords(value: number | undefined, said: (value: number) => string): string {
  return value === undefined ? 'not available' : said(value)
}
