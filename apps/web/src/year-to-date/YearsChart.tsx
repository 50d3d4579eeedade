import { axisOf } from '@ttc/domain/figure/tick'
import { describeShortValue } from '@ttc/domain/figure/value'
import type { Scale } from '@ttc/domain/indicator'
import type { Years } from '@ttc/domain/year-to-date'
import { AXIS, GRID, INK, PAPER, TICK_INK } from '@ttc/figure/palette'
import { CartesianGrid, Line, LineChart, XAxis, YAxis } from 'recharts'
import { TARGET_LINE, YEAR_LINES } from './year-lines.ts'

type YearsChartProps = { years: Years; scale: Scale; width: number; height: number }

const STILL = { isAnimationActive: false, activeDot: false, legendType: 'none' } as const
const FONT = 14

/** Running totals of up to three years, one above the other at the same step, with this year's targets. */
export function YearsChart({ years: { places, years }, scale, width, height }: YearsChartProps) {
  const values = years.flatMap(({ steps }) => steps.flatMap(({ value, target }) => [value, target]))
  const axis = axisOf([0, ...values.filter((value) => value !== null)], scale)
  const rows = places.map((place, i) => ({
    place: width < 560 && place.length > 3 ? place.slice(0, 3) : place,
    target: years[0]?.steps[i]?.target ?? null,
    ...Object.fromEntries(years.map((year) => [year.label, year.steps[i]?.value ?? null])),
  }))
  const tick = { fontSize: FONT, fill: TICK_INK }
  return (
    <LineChart
      width={width}
      height={height}
      data={rows}
      margin={{ left: 4, right: 16, top: 16, bottom: 4 }}
      accessibilityLayer={false}
    >
      <CartesianGrid stroke={GRID} vertical={false} />
      <XAxis
        dataKey="place"
        padding={{ left: 24, right: 24 }}
        tick={tick}
        stroke={AXIS}
        interval={width < 560 ? 'preserveStartEnd' : 0}
      />
      <YAxis
        tick={tick}
        stroke={AXIS}
        width={56}
        domain={[axis.low, axis.high]}
        ticks={[...axis.ticks]}
        tickFormatter={(value: number) => describeShortValue(value, scale)}
      />
      {[...years.keys()].toReversed().map((place) => {
        const label = years[place]?.label ?? ''
        const { r, ...line } = YEAR_LINES[place] ?? YEAR_LINES[2]
        return (
          <Line
            key={label}
            {...STILL}
            {...line}
            dataKey={label}
            dot={{ r, fill: line.stroke, stroke: PAPER, strokeWidth: 1, strokeDasharray: 'none' }}
          />
        )
      })}
      <Line
        {...STILL}
        dataKey="target"
        {...TARGET_LINE}
        dot={{ r: 4, fill: PAPER, stroke: INK, strokeWidth: 2, strokeDasharray: 'none' }}
      />
    </LineChart>
  )
}
