import { assessment } from '@ttc/db/assessment'
import { baseline } from '@ttc/db/baseline'
import { breakdown, indicator, storedSeries as series, seriesBreak } from '@ttc/db/indicator'
import { measurement } from '@ttc/db/measurement'
import { placement, ragRule, target } from '@ttc/db/placement'
import { type Assessment, assess } from '@ttc/domain/assessment/assess'
import type { Compared } from '@ttc/domain/assessment/ground'
import { readFrozenBaseline } from '@ttc/domain/baseline/copy'
import { and, eq, isNull } from 'drizzle-orm'
import type { TestApp } from './app.ts'

type Keyed = Readonly<Record<string, unknown>>

/** What is stored of every line of the own area in every plan, by placement and series. */
export async function storedAssessments({ connection, scope }: TestApp): Promise<Keyed> {
  const rows = await connection.db.select().from(assessment).where(eq(assessment.partnershipId, scope.partnershipId))
  return Object.fromEntries(rows.map((row) => [`${row.placementId} ${row.seriesId}`, row.result]))
}

/**
 * The same worked out afresh from the open rows of the history, with queries of the tests' own: for a partnership of
 * tests/support/plan-file.ts, whose area has one country, no region with values, and two neighbours.
 */
export async function freshAssessments({ connection, scope }: TestApp): Promise<Keyed> {
  const { db } = connection
  const own = scope.partnershipId
  const placed = await db
    .select({ placement, indicator, series, breakdown })
    .from(placement)
    .innerJoin(indicator, eq(indicator.id, placement.indicatorId))
    .innerJoin(series, and(eq(series.indicatorId, indicator.id), eq(series.areaCode, 'E06900001')))
    .innerJoin(breakdown, eq(breakdown.id, series.breakdownId))
    .where(and(eq(placement.partnershipId, own), isNull(placement.toOn)))
  const open = {
    values: await db
      .select()
      .from(measurement)
      .where(and(eq(measurement.partnershipId, own), isNull(measurement.supersededAt))),
    lines: await db.select().from(series).where(eq(series.partnershipId, own)),
    targets: await db
      .select()
      .from(target)
      .where(and(eq(target.partnershipId, own), isNull(target.supersededAt))),
    rules: await db
      .select()
      .from(ragRule)
      .where(and(eq(ragRule.partnershipId, own), isNull(ragRule.supersededAt))),
    frozen: await db
      .select()
      .from(baseline)
      .where(and(eq(baseline.partnershipId, own), isNull(baseline.supersededAt))),
    breaks: await db.select().from(seriesBreak).where(eq(seriesBreak.partnershipId, own)),
  }
  return Object.fromEntries(placed.map((row) => [`${row.placement.id} ${row.series.id}`, plain(assessed(row, open))]))
}

/** As JSON has it: what was stored went through it too. */
const plain = (result: Assessment): unknown => JSON.parse(JSON.stringify(result))

type Open = Readonly<{
  values: readonly (typeof measurement.$inferSelect)[]
  lines: readonly (typeof series.$inferSelect)[]
  targets: readonly (typeof target.$inferSelect)[]
  rules: readonly (typeof ragRule.$inferSelect)[]
  frozen: readonly (typeof baseline.$inferSelect)[]
  breaks: readonly (typeof seriesBreak.$inferSelect)[]
}>

type Placed = Readonly<{
  placement: typeof placement.$inferSelect
  indicator: typeof indicator.$inferSelect
  series: typeof series.$inferSelect
  breakdown: typeof breakdown.$inferSelect
}>

/** Targets and rules are those of all children; a group of them is judged by none. */
function assessed({ placement: at, indicator: scale, series: own, breakdown: of }: Placed, open: Open): Assessment {
  const kind = scale.periodKind
  const valuesOf = (seriesId: string | undefined) =>
    open.values
      .filter((row) => row.seriesId === seriesId)
      .map(({ periodStart: start, periodEnd: end, ...row }) => ({
        period: { kind, start, end },
        value: row.value,
        status: row.status,
        numerator: row.numerator,
        denominator: row.denominator,
        lower: row.lower,
        upper: row.upper,
        provisional: row.provisional,
        note: row.note,
      }))
  const lineAt = (areaCode: string) =>
    open.lines.find(
      (one) => one.indicatorId === scale.id && one.areaCode === areaCode && one.breakdownId === own.breakdownId,
    )?.id
  const compared: readonly Compared[] = [
    { kind: 'neighbours', name: 'Neighbours', areas: ['E06900002', 'E06900003'].map((code) => valuesOf(lineAt(code))) },
    { kind: 'england', name: 'Country', areas: [valuesOf(lineAt('E92900001'))] },
  ]
  const dated = open.targets
    .filter((row) => row.placementId === at.id && of.key === '')
    .map((row) => ({ ...row, period: { kind, start: row.periodStart, end: row.periodEnd } }))
  const frozen = open.frozen.find((row) => row.seriesId === own.id)
  return assess({
    scale,
    history: valuesOf(own.id),
    breaks: open.breaks
      .filter((row) => row.indicatorId === scale.id)
      .map((row) => row.fromOn)
      .toSorted(),
    targets: dated.flatMap(({ period, value }) => (value === null ? [] : [{ period, value }])),
    ranges: dated.flatMap(({ period, lower, upper }) =>
      lower === null || upper === null ? [] : [{ period, lower, upper }],
    ),
    rules: open.rules
      .filter((row) => row.placementId === at.id && of.key === '')
      .map((row) => ({
        appliesFrom: row.appliesFrom,
        tolerance: { kind: row.toleranceKind, amount: row.toleranceAmount },
        path: row.path,
        amberIfImproved: row.amberIfImproved,
        recordedAt: row.recordedAt.toISOString(),
        reason: row.reason,
      })),
    baseline: frozen === undefined ? null : readFrozenBaseline(frozen.copy),
    compared: compared.filter((one) => one.areas.some((area) => area.length > 0)),
    due: { nextPublicationOn: scale.nextPublicationOn, dueDays: scale.dueDays },
  })
}
