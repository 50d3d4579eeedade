import type { Comparator, Curve } from '@ttc/domain/figure/curve'
import type { CurvePoint } from '@ttc/domain/figure/point'
import { isStepped, targetRunsOf } from '@ttc/domain/figure/target-path'
import { surroundingsOf } from '@ttc/figure/curve-svg'
import type { Frame } from '@ttc/figure/frame'
import { BAND_50, BAND_80, COMPARATOR, FORECAST, HISTORY, INK, PAPER, RESULT } from '@ttc/figure/palette'
import { useLayoutEffect, useMemo, useRef } from 'react'
import { Area, ComposedChart, Line, ReferenceLine, XAxis, YAxis, ZIndexLayer } from 'recharts'
import { fanRows } from './fan-rows.ts'
import { parsedContent } from './parsed-svg.ts'

type CurveChartProps = {
  curve: Curve
  width: number
  height: number
  prefix: string
  /** The step that is being read, or null. */
  reading: number | null
}

/** Above the data's own layers, which the library puts at 100 to 600. */
const ON_TOP = 1500

/** The curve for reading point by point: the library draws what is data, the shared drawing all that stands round it. */
export default function CurveChart({ curve, width, height, prefix, reading }: CurveChartProps) {
  const { frame, under, over } = useMemo(
    () => surroundingsOf(curve, { width, height }, prefix),
    [curve, width, height, prefix],
  )
  const margin = { left: frame.left, right: width - frame.right, top: frame.top, bottom: height - frame.bottom }
  return (
    <ComposedChart width={width} height={height} margin={margin} accessibilityLayer={false} data={fanRows(curve)}>
      <XAxis dataKey="at" type="number" hide domain={stepsShown(frame)} />
      <YAxis type="number" hide width={0} domain={[curve.axis.low, curve.axis.high]} />
      <Drawn svg={under} />
      {bands()}
      {curve.comparators.map((comparator) => comparatorLines(comparator))}
      {targetLines(curve)}
      {forecastLine(curve)}
      {adjustedLine(curve)}
      {ownLines(curve, frame)}
      {reading !== null && <ReferenceLine x={reading} stroke={INK} strokeWidth={1.5} zIndex={450} />}
      <ZIndexLayer zIndex={ON_TOP}>
        <Drawn svg={over} />
      </ZIndexLayer>
    </ComposedChart>
  )
}

/** What the shared drawing made as text, parsed and set among the chart's elements. */
function Drawn({ svg }: { svg: string }) {
  const group = useRef<SVGGElement>(null)
  useLayoutEffect(() => group.current?.replaceChildren(...parsedContent(svg)), [svg])
  return <g ref={group} />
}

/** The steps at the plot's edges, so that the library's scale and the drawing's are one. */
function stepsShown(frame: Frame): [number, number] {
  const from = frame.x(0)
  const stride = frame.x(1) - from
  return [(frame.left - from) / stride, (frame.right - from) / stride]
}

const STILL = { isAnimationActive: false, activeDot: false, legendType: 'none' } as const

function bands() {
  return [
    <Area key="80" {...STILL} dataKey="range80" fill={BAND_80} fillOpacity={1} stroke="none" type="linear" />,
    <Area key="50" {...STILL} dataKey="range50" fill={BAND_50} fillOpacity={1} stroke="none" type="linear" />,
  ]
}

function comparatorLines({ name, kind, runs }: Comparator) {
  const { line, dash } = COMPARATOR[kind]
  return runs.map((run) => (
    <Line
      key={`${name} ${run[0]?.at}`}
      {...STILL}
      data={[...run]}
      dataKey="value"
      stroke={line}
      strokeWidth={1.8}
      strokeDasharray={dash}
      dot={run.length === 1 ? { r: 2.2, fill: line, stroke: 'none' } : false}
    />
  ))
}

function targetLines(curve: Curve) {
  return targetRunsOf(curve).map((run) => (
    <Line
      key={`target ${run[0]?.at}`}
      {...STILL}
      data={[...run]}
      dataKey="value"
      type={isStepped(curve) ? 'stepAfter' : 'linear'}
      stroke={INK}
      strokeWidth={1.6}
      strokeDasharray="1 4"
      strokeLinecap="round"
      dot={({ cx, cy, index }) => (
        <path key={index} d={diamond(cx, cy, 6)} fill={PAPER} stroke={INK} strokeWidth={2} strokeDasharray="none" />
      )}
    />
  ))
}

function forecastLine({ forecast }: Curve) {
  if (forecast === null) return null
  return <Line {...STILL} dataKey="centre" stroke={FORECAST} strokeWidth={2} strokeDasharray="6 5" dot={false} />
}

function adjustedLine({ forecast }: Curve) {
  if (!forecast?.adjusted) return null
  const data = [...forecast.adjusted]
  return (
    <Line
      {...STILL}
      data={data}
      dataKey="value"
      stroke={INK}
      strokeWidth={1.6}
      strokeDasharray="12 3 2 3"
      dot={false}
    />
  )
}

function ownLines({ segments }: Curve, frame: Frame) {
  const radius = frame.stride < 16 ? 3 : 4
  return segments.map(({ role, points }) => (
    <Line
      key={`${role} ${points[0]?.at}`}
      {...STILL}
      data={[...points]}
      dataKey="value"
      stroke={role === 'history' ? HISTORY : RESULT}
      strokeWidth={role === 'history' ? 2.6 : 3.6}
      dot={({ cx, cy, payload }) => markOf(payload as CurvePoint, cx, cy, radius)}
    />
  ))
}

function markOf(point: CurvePoint, cx: number | undefined, cy: number | undefined, radius: number) {
  const key = `${point.role} ${point.at}`
  const ink = point.role === 'history' ? HISTORY : RESULT
  const hollow = { fill: PAPER, stroke: ink, strokeWidth: point.role === 'history' ? 2.2 : 2.6 }
  if (point.role === 'history') {
    return <circle key={key} cx={cx} cy={cy} r={radius} {...(point.provisional ? hollow : { fill: ink })} />
  }
  const paint = point.provisional ? hollow : { fill: ink, stroke: PAPER, strokeWidth: 1.5 }
  return <path key={key} d={diamond(cx, cy, radius + (point.provisional ? 2 : 3))} {...paint} />
}

function diamond(x = 0, y = 0, r: number): string {
  return `M${x} ${y - r}l${r} ${r}-${r} ${r}-${r}-${r}z`
}
