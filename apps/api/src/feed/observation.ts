import type { ObservationView } from '@ttc/contracts/feed'
import { judgeHistory } from '@ttc/domain/assessment/judged'
import { describeGroup } from '@ttc/domain/breakdown.words'
import { type Period, sortKey } from '@ttc/domain/period'
import { describePeriod } from '@ttc/domain/period/label'
import type { MeasurementRow, SeriesRow, StoredGround } from '../assessment/ground.queries.ts'
import { groundOf } from '../assessment/ground.ts'
import type { Asked } from './asked.command.ts'
import type { AssessedRow } from './asked.queries.ts'
import type { Row, Yardsticks } from './observation.queries.ts'

/** The series around some rows, every group of children of an indicator in an area, with what may be shown of them. */
export type Surrounding = Readonly<{
  series: readonly SeriesRow[]
  measurements: readonly MeasurementRow[]
  yardsticks: Yardsticks
}>

const levels = { country: 'National', region: 'Regional', authority: 'Local authority' } as const

/** Rows of the feed from what may be shown, each judged as the assessment judges it. */
export function observationsOf(rows: readonly Row[], surrounding: Surrounding, asked: Asked): ObservationView[] {
  const series = grouped(surrounding.series, placeOf)
  const measurements = grouped(surrounding.measurements, (one) => one.seriesId)
  const shown = new Map<string, ReturnType<typeof shownOf>>()
  return rows.flatMap((row) => {
    const known =
      shown.get(row.seriesId) ?? shownOf(row, series.get(placeOf(row)) ?? [], measurements, surrounding, asked)
    shown.set(row.seriesId, known)
    return observationOf(row, known, asked) ?? []
  })
}

const placeOf = ({ indicatorId, areaCode }: Readonly<{ indicatorId: string; areaCode: string }>) =>
  `${indicatorId} ${areaCode}`

function grouped<Of>(rows: readonly Of[], keyOf: (row: Of) => string): Map<string, Of[]> {
  const groups = new Map<string, Of[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group === undefined) groups.set(keyOf(row), [row])
    else group.push(row)
  }
  return groups
}

const nowhere = {
  regionCode: null,
  regionName: null,
  countryCode: null,
  countryName: null,
  neighbourCodes: [],
  neighbourModel: null,
  neighbourModelOn: null,
  choices: [],
}

/** The history of a row's series as it may be shown and, where it stands in a plan, how each period is judged there. */
function shownOf(
  { seriesId, indicatorId, areaCode }: Row,
  group: readonly SeriesRow[],
  measurements: ReadonlyMap<string, readonly MeasurementRow[]>,
  { yardsticks }: Surrounding,
  { indicators, breakdowns, placed, ownArea }: Asked,
) {
  const indicator = indicators.get(indicatorId)
  const own = group.find((one) => one.id === seriesId)
  if (indicator === undefined || own === undefined) return null
  const placement = areaCode === ownArea ? (placed.get(indicatorId)?.placement ?? null) : null
  const stored: StoredGround = {
    surroundings: { ownCode: areaCode, ownName: '', ...nowhere },
    indicators: [indicator],
    breaks: [],
    breakdowns,
    series: group,
    measurements: group.flatMap((one) => measurements.get(one.id) ?? []),
    hidden: [],
    baselines: [],
    placements: placement === null ? [] : [placement],
    ...yardsticks,
  }
  const ground = groundOf(stored, indicator, own, placement)
  const judged = placement === null ? [] : judgeHistory(ground.history, ground)
  return {
    indicator,
    history: new Map(ground.history.map((one) => [sortKey(one.period), one])),
    judged: new Map(judged.map((one) => [sortKey(one.period), one])),
  }
}

function observationOf(row: Row, known: ReturnType<typeof shownOf>, asked: Asked): ObservationView | null {
  const area = asked.areas.get(row.areaCode)
  if (known === null || area === undefined) return null
  const { indicator } = known
  const period: Period = { kind: indicator.periodKind, start: row.periodStart, end: row.periodEnd }
  const measured = known.history.get(sortKey(period))
  if (measured === undefined) return null
  const judged = known.judged.get(sortKey(period))
  const assessed = row.areaCode === asked.ownArea ? asked.assessed.get(row.seriesId) : undefined
  const place = asked.placed.get(indicator.id)
  const pairs = asked.breakdowns.find((one) => one.id === row.breakdownId)?.pairs ?? []
  return {
    indicator_id: indicator.id,
    indicator_code: indicator.code,
    indicator_name: indicator.name,
    outcome: place === undefined ? null : (asked.outcomes.get(place.priorityId) ?? null),
    level: indicator.level,
    unit: indicator.unit,
    polarity: indicator.polarity,
    period_kind: indicator.periodKind,
    period_label: describePeriod(period, indicator.accumulation),
    period_start: row.periodStart,
    period_end: row.periodEnd,
    geographic_level: levels[area.kind],
    area_code: area.code,
    area_name: area.name,
    is_comparator: row.areaCode !== asked.ownArea,
    breakdown: describeGroup(pairs),
    value: measured.value,
    numerator: measured.numerator,
    denominator: measured.denominator,
    lower_limit: measured.lower,
    upper_limit: measured.upper,
    value_status: measured.status,
    notes: [measured.provisional ? 'Provisional' : '', measured.note ?? ''].filter((one) => one !== '').join('. '),
    target: judged?.target ?? null,
    rag: judged?.rag.status ?? null,
    verdict: judged === undefined ? null : verdictAt(row, assessed),
    source: row.source || indicator.source,
    updated_at: laterOf(row.recordedAt, assessed?.assessedAt),
    version: row.revision,
  }
}

/** The verdict is on the series as it stands: it is told of the latest value alone. */
function verdictAt({ periodEnd }: Row, assessed: AssessedRow | undefined): string | null {
  if (assessed?.latestEnd !== periodEnd) return null
  return assessed.verdict === 'not-judged' ? null : assessed.verdict
}

const laterOf = (moment: string, other = '') => (other > moment ? other : moment)
