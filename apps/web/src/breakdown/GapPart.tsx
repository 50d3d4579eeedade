import type { IndicatorView, SeriesView } from '@ttc/contracts/indicator'
import { type Gap, gapBetween } from '@ttc/domain/breakdown/gap'
import { describeDifference, describeGap, describeMovement, describeRatio } from '@ttc/domain/breakdown/gap.words'
import { describeValue } from '@ttc/domain/figure/value'
import { describePeriod } from '@ttc/domain/period/label'
import { useState } from 'react'
import { Section } from '../design/Page.tsx'
import { Select } from '../design/Select.tsx'
import { Table } from '../design/Table.tsx'

type Row = Readonly<{ series: SeriesView; gap: Gap | null }>

/** How far each group of children stands from all children, or from another group, and whether that narrows. */
export function GapPart({ indicator }: { indicator: IndicatorView }) {
  const [first] = indicator.series
  const [chosen, choose] = useState(first?.id ?? '')
  const against = indicator.series.find(({ id }) => id === chosen) ?? first
  if (against === undefined || indicator.series.length < 2) return null
  const { scale } = against.curve
  const rows = indicator.series
    .filter((series) => series.id !== against.id)
    .map((series): Row => ({ series, gap: gapOf(indicator, series, against) }))
  return (
    <Section title="How far apart they are" id="gaps">
      <Select
        name="against"
        label="Hold each group against"
        value={against.id}
        onChange={(event) => choose(event.target.value)}
        options={indicator.series.map(({ id, breakdown }) => ({ value: id, text: breakdown.label }))}
      />
      <p aria-live="polite">{sentenceOf(rows, nameOf(against))}</p>
      <Table
        caption={`Each group against ${nameOf(against)}`}
        captionHidden
        narrow="blocks"
        rows={rows}
        rowKey={({ series }) => series.id}
        columns={[
          { key: 'group', header: 'Group', rowHeader: true, cell: ({ series }) => series.breakdown.label },
          { key: 'value', header: 'Value', numeric: true, cell: ({ gap }) => gap && describeValue(gap.own, scale) },
          {
            key: 'difference',
            header: 'Difference',
            cell: ({ gap }) => (gap === null ? <NoGap /> : describeDifference(gap, scale)),
          },
          { key: 'ratio', header: 'Ratio', numeric: true, cell: ({ gap }) => gap && describeRatio(gap) },
          {
            key: 'period',
            header: 'Period',
            cell: ({ gap }) => gap && describePeriod(gap.period, scale.accumulation),
          },
          { key: 'movement', header: 'The gap', cell: ({ gap }) => gap && describeMovement(gap.movement) },
        ]}
      />
      <p className="ttc-muted">
        The size of a gap is judged like any indicator: against a baseline frozen where this indicator’s was, else by
        its last five values. Hidden or missing values make no gap.
      </p>
    </Section>
  )
}

function NoGap() {
  return <span className="ttc-muted">No period that both have a value for</span>
}

const nameOf = ({ breakdown }: SeriesView) => (breakdown.all ? 'all children' : breakdown.label)

/** The widest gap in words; every other one stands in the table. */
function sentenceOf(rows: readonly Row[], against: string): string {
  const known = rows.flatMap(({ series, gap }) => (gap === null ? [] : [{ series, gap }]))
  const [widest] = known.toSorted((a, b) => Math.abs(b.gap.difference) - Math.abs(a.gap.difference))
  if (widest === undefined) return 'No group has a value for a period that the other has one for.'
  const { series, gap } = widest
  return `${describeGap(gap, nameOf(series), against, series.curve.scale)} ${describeMovement(gap.movement)}.`
}

function gapOf(indicator: IndicatorView, own: SeriesView, other: SeriesView): Gap | null {
  const frozen = indicator.series.find(({ breakdown }) => breakdown.all)?.curve.baseline ?? null
  return gapBetween(own.curve.measurements, other.curve.measurements, {
    scale: own.curve.scale,
    breaks: indicator.breaks.map(({ fromOn }) => fromOn),
    through: frozen?.through ?? null,
    frozenOn: frozen?.frozenOn ?? null,
  })
}
