import { addDays } from '@ttc/domain/day'
import type { IsoDate } from '@ttc/domain/period'
import { ENGLAND, NEIGHBOURS, OWN_AREA, REGION } from './example-areas.ts'
import { daysAt, stepAt } from './example-period.ts'
import type { Compared, FileIndicator, Sketch } from './example-sketch.ts'
import { valuesOf } from './example-values.ts'

const SOURCE = 'Made-up figures of a worked example, England’s and the neighbours’ too'

/** An indicator of the plan file, with every period of its sketch set against a day. */
export function indicatorOf(sketch: Sketch, compared: Compared | null, today: IsoDate): FileIndicator {
  const { missed = 0, values: _v, note: _n, groups: _g, breaks, aims: _a, yearAims: _y, ...rest } = sketch
  const { rules = [], freeze: _f, takenFrom, ...fields } = rest
  return {
    ...fields,
    definition: `${sketch.definition} A real plan would take it from: ${takenFrom}.`,
    source: SOURCE,
    nextPublicationOn: addDays(stepAt(sketch, today, 1 - missed).end, sketch.dueDays),
    breaks: (breaks ?? []).map(({ from, reason }) => ({ fromOn: stepAt(sketch, today, from).start, reason })),
    series: [...ownSeries(sketch, today, missed), ...comparedSeries(sketch, compared, today)],
    targets: targetsOf(sketch, today),
    rules: rules.map(({ from, ...rule }) => ({
      reason: 'Agreed when the plan was made.',
      ...rule,
      appliesFrom: stepAt(sketch, today, from).start,
    })),
    baselines: baselinesOf(sketch, today, missed),
  }
}

function ownSeries(sketch: Sketch, today: IsoDate, missed: number): NonNullable<FileIndicator['series']> {
  const all = valuesOf(sketch, today, sketch.values, missed)
  const noted = all.map((one, i) => ({ ...one, note: i === all.length - 1 ? (sketch.note ?? null) : null }))
  const groups = (sketch.groups ?? []).flatMap(({ category, value, values, england }) => {
    const breakdown = [{ category, value }]
    const own = { area: OWN_AREA, breakdown, values: valuesOf(sketch, today, values, missed) }
    return england === undefined
      ? [own]
      : [own, { area: ENGLAND, breakdown, values: valuesOf(sketch, today, england, missed) }]
  })
  return [{ area: OWN_AREA, values: noted }, ...groups]
}

function comparedSeries(
  sketch: Sketch,
  compared: Compared | null,
  today: IsoDate,
): NonNullable<FileIndicator['series']> {
  const { england, region, neighbours = [], lag = 0 } = compared ?? {}
  const lines = [
    { area: ENGLAND, written: england ?? '' },
    { area: REGION, written: region ?? '' },
    ...NEIGHBOURS.map((area, i) => ({ area, written: neighbours[i] ?? '' })),
  ]
  return lines
    .filter(({ written }) => written !== '')
    .map(({ area, written }) => ({ area, values: valuesOf(sketch, today, written, lag) }))
}

function targetsOf(sketch: Sketch, today: IsoDate): NonNullable<FileIndicator['targets']> {
  if (sketch.yearAims !== undefined) return quarterTargets(sketch, sketch.yearAims, today)
  return (sketch.aims ?? []).map(([offset, lower, upper]) => {
    const days = daysAt(sketch, today, offset)
    return upper === undefined ? { ...days, value: lower } : { ...days, lower, upper }
  })
}

/** What is to be counted by the end of each quarter: a year's number in four equal parts. */
function quarterTargets(sketch: Sketch, yearAims: readonly number[], today: IsoDate) {
  const quarterOfLast = [1, 2, 3, 4].find((quarter) => startsYear(sketch, today, 1 - quarter)) ?? 1
  return yearAims.flatMap((total, year) =>
    [1, 2, 3, 4].map((quarter) => ({
      ...daysAt(sketch, today, (year - 1) * 4 + quarter - quarterOfLast),
      value: (total * quarter) / 4,
    })),
  )
}

function startsYear(sketch: Sketch, today: IsoDate, offset: number): boolean {
  return daysAt(sketch, today, offset).start === stepAt(sketch, today, offset).start
}

/**
 * Frozen a month before the first of its results came, or on the day its last value came where none has: all children,
 * and each group beside them. Only the forecast of all children is adjusted.
 */
function baselinesOf(sketch: Sketch, today: IsoDate, missed: number): NonNullable<FileIndicator['baselines']> {
  const { freeze, groups = [], dueDays } = sketch
  if (freeze === undefined) return []
  const through = -freeze.results - missed
  const throughEnd = daysAt(sketch, today, through).end
  const came = addDays(throughEnd, dueDays)
  const beforeNext = addDays(stepAt(sketch, today, through + 1).end, dueDays - 30)
  const frozenOn = freeze.results === 0 || beforeNext < came ? came : beforeNext
  const frozen = { throughEnd, frozenOn, reason: freeze.reason }
  return [
    { ...frozen, adjusted: adjustmentOf(sketch, today) },
    ...groups.map(({ category, value }) => ({ ...frozen, breakdown: [{ category, value }] })),
  ]
}

function adjustmentOf(sketch: Sketch, today: IsoDate) {
  const { adjusted } = sketch.freeze ?? {}
  if (adjusted === undefined) return null
  const points = adjusted.aims.map(([offset, value]) => ({ ...daysAt(sketch, today, offset), value }))
  return { reason: adjusted.reason, points }
}
