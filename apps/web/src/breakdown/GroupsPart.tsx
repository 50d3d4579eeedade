import type { IndicatorView, SeriesView } from '@ttc/contracts/indicator'
import { type Gap, gapBetween } from '@ttc/domain/breakdown/gap'
import { groupLinesOf } from '@ttc/domain/breakdown/group-lines'
import { useMemo, useState } from 'react'
import { Section } from '../design/Page.tsx'
import { Select } from '../design/Select.tsx'
import { GapTable } from './GapTable.tsx'
import { GroupsFigure } from './GroupsFigure.tsx'

type GroupsPartProps = { indicator: IndicatorView; valuesFile: string; source: string }

/** The groups of children side by side: how they run, how far each stands from one of them, and whether that narrows. */
export function GroupsPart({ indicator, valuesFile, source }: GroupsPartProps) {
  const { series, name } = indicator
  const [chosen, choose] = useState('')
  const lines = useMemo(() => linesOf(series, name), [series, name])
  const against = lines?.lines.find(({ id }) => id === chosen) ?? lines?.lines[0]
  const gaps = useMemo(
    () =>
      (lines?.lines ?? [])
        .filter((line) => line !== against)
        .map((line) => ({ line, gap: gapOf(indicator, line.id, against?.id) })),
    [indicator, lines, against],
  )
  if (lines === null || against === undefined) return null
  return (
    <Section title="Groups side by side" id="gaps">
      <div className="ttc-screen">
        <Select
          name="against"
          label="Hold each group against"
          value={against.id}
          onChange={(event) => choose(event.target.value)}
          options={lines.lines.map((line) => ({ value: line.id, text: line.name }))}
        />
      </div>
      <GroupsFigure lines={lines} gaps={gaps} against={against} valuesFile={valuesFile} source={source} />
      <GapTable gaps={gaps} against={against.spoken} scale={lines.scale} />
    </Section>
  )
}

function linesOf(series: readonly SeriesView[], name: string) {
  const [first] = series
  if (first === undefined || series.length < 2) return null
  const { areaName, scale, breaks } = first.curve
  return groupLinesOf({
    name,
    areaName,
    scale,
    breaks,
    groups: series.map(({ id, breakdown, curve }) => ({
      id,
      pairs: breakdown.pairs,
      measurements: curve.measurements,
    })),
  })
}

function gapOf({ series, breaks }: IndicatorView, own: string, other: string | undefined): Gap | null {
  const curveOf = (id: string | undefined) => series.find((one) => one.id === id)?.curve
  const [ours, theirs] = [curveOf(own), curveOf(other)]
  if (ours === undefined || theirs === undefined) return null
  const frozen = series.find(({ breakdown }) => breakdown.all)?.curve.baseline ?? null
  return gapBetween(ours.measurements, theirs.measurements, {
    scale: ours.scale,
    breaks: breaks.map(({ fromOn }) => fromOn),
    through: frozen?.through ?? null,
    frozenOn: frozen?.frozenOn ?? null,
  })
}
