import { axisOf } from '@ttc/domain/figure/tick'
import { describeShortValue } from '@ttc/domain/figure/value'
import type { Scale } from '@ttc/domain/indicator'
import type { Years } from '@ttc/domain/year-to-date'
import { AXIS, COMPARATOR, GRID, HISTORY, INK, PAPER, RESULT, TICK_INK } from '@ttc/figure/palette'
import { CartesianGrid, LabelList, Line, LineChart, XAxis, YAxis } from 'recharts'

type YearsChartProps = { years: Years; scale: Scale; width: number; height: number }

/** From this year back: thick to thin, each with a dash of its own, so that nothing is told by colour alone. */
const LINES = [
  { stroke: RESULT, strokeWidth: 3.6, strokeDasharray: '', r: 5 },
  { stroke: HISTORY, strokeWidth: 2.4, strokeDasharray: '', r: 3.5 },
  { stroke: COMPARATOR.england.line, strokeWidth: 1.8, strokeDasharray: '7 4', r: 2.5 },
] as const

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
      margin={{ left: 4, right: 64, top: 16, bottom: 4 }}
      accessibilityLayer={false}
    >
      <CartesianGrid stroke={GRID} vertical={false} />
      <XAxis dataKey="place" tick={tick} stroke={AXIS} interval={width < 560 ? 'preserveStartEnd' : 0} />
      <YAxis
        tick={tick}
        stroke={AXIS}
        width={56}
        domain={[axis.low, axis.high]}
        ticks={[...axis.ticks]}
        tickFormatter={(value: number) => describeShortValue(value, scale)}
      />
      {[...years.keys()].toReversed().map((place) => {
        const { label, steps } = years[place] ?? { label: '', steps: [] }
        const { r, ...line } = LINES[place] ?? LINES[2]
        const last = steps.findLastIndex((step) => step.value !== null)
        return (
          <Line
            key={label}
            {...STILL}
            {...line}
            dataKey={label}
            dot={{ r, fill: line.stroke, stroke: PAPER, strokeWidth: 1, strokeDasharray: 'none' }}
          >
            <LabelList
              dataKey={label}
              position="right"
              content={({ index, x, y }) =>
                index === last ? (
                  <text x={Number(x) + 10} y={Number(y) + 5} fontSize={FONT} fontWeight={700} fill={line.stroke}>
                    {label}
                  </text>
                ) : null
              }
            />
          </Line>
        )
      })}
      <Line
        {...STILL}
        dataKey="target"
        stroke={INK}
        strokeWidth={1.6}
        strokeDasharray="1 4"
        dot={{ r: 4, fill: PAPER, stroke: INK, strokeWidth: 2, strokeDasharray: 'none' }}
      />
    </LineChart>
  )
}
