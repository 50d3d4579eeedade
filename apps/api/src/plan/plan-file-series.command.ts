import { newId } from '@ttc/contracts/new-id'
import { baseline } from '@ttc/db/baseline'
import type { Database } from '@ttc/db/connect'
import { series, seriesBreak, storedSeries } from '@ttc/db/indicator'
import { measurement } from '@ttc/db/measurement'
import type { Scope } from '@ttc/domain/access'
import { limitsFor } from '@ttc/domain/assessment/ground'
import { type Adjustment, freezeBaseline } from '@ttc/domain/baseline'
import { disclosedLines } from '@ttc/domain/disclosure'
import { checkPeriod } from '@ttc/domain/indicator'
import type { Measurement } from '@ttc/domain/measurement'
import { comparePeriods } from '@ttc/domain/period'
import { Problem } from '@ttc/domain/problem'
import { and, eq } from 'drizzle-orm'
import { saveForecastsAsTheyCame } from '../assessment/kept-forecast.queries.ts'
import { saveBreakdown } from '../indicator/indicator.queries.ts'
import type { PlanFile } from './plan-file.ts'

type FileIndicator = PlanFile['indicators'][number]
type FileSeries = FileIndicator['series'][number]
type Keyed = ReadonlyMap<string, string>

const ROWS_AT_ONCE = 1000

/** Every series of the file with its values, each as the first revision; the own area's exists even where it is empty. */
export async function saveFileSeries(tx: Database, scope: Scope, file: PlanFile, indicators: Keyed): Promise<void> {
  const breakdowns = await saveBreakdowns(tx, scope, file)
  const rows = file.indicators.flatMap((one) =>
    withOwn(one, file.partnership.area).map((line) => ({ indicator: one, line, id: newId() })),
  )
  await inParts(rows, (part) =>
    tx.insert(storedSeries).values(
      part.map(({ indicator, line, id }) => ({
        partnershipId: scope.partnershipId,
        id,
        indicatorId: indicators.get(indicator.code) ?? '',
        areaCode: line.area,
        breakdownId: breakdowns.get(keyOf(line.breakdown)) ?? '',
      })),
    ),
  )
  const values = rows.flatMap(({ indicator, line, id }) =>
    line.values.map((value) => ({ seriesId: id, ...measured(indicator, value) })),
  )
  await inParts(values, (part) =>
    tx.insert(measurement).values(
      part.map(({ seriesId, period, ...one }) => ({
        partnershipId: scope.partnershipId,
        seriesId,
        periodStart: period.start,
        periodEnd: period.end,
        revision: 1,
        ...one,
        origin: 'example' as const,
        recordedBy: scope.memberId,
      })),
    ),
  )
  const own = rows.filter(({ line }) => line.area === file.partnership.area)
  await saveForecastsAsTheyCame(
    tx,
    scope,
    own.map(({ indicator, line, id }) => ({
      seriesId: id,
      history: shownHistory(indicator, line).toSorted((a, b) => comparePeriods(a.period, b.period)),
      scale: indicator,
      breaks: indicator.breaks.map((row) => row.fromOn),
    })),
  )
  const breaks = file.indicators.flatMap((one) =>
    one.breaks.map((row) => ({
      partnershipId: scope.partnershipId,
      id: newId(),
      indicatorId: indicators.get(one.code) ?? '',
      ...row,
    })),
  )
  await inParts(breaks, (part) => tx.insert(seriesBreak).values(part))
}

/** Freezes the baselines of the file from its own values. */
export async function saveFileBaselines(tx: Database, scope: Scope, file: PlanFile, indicators: Keyed): Promise<void> {
  const breakdowns = await saveBreakdowns(tx, scope, file)
  for (const one of file.indicators) {
    for (const asked of one.baselines) {
      const breakdownId = breakdowns.get(keyOf(asked.breakdown)) ?? ''
      const [own] = await tx
        .select({ id: series.id })
        .from(series)
        .where(
          and(
            eq(series.partnershipId, scope.partnershipId),
            eq(series.indicatorId, indicators.get(one.code) ?? ''),
            eq(series.areaCode, file.partnership.area),
            eq(series.breakdownId, breakdownId),
          ),
        )
      if (own === undefined)
        throw new Problem('invalid', `The baseline of ${one.code} is of a group of children without a series.`)
      const copy = frozen(one, asked, file.partnership.area)
      await tx.insert(baseline).values({
        partnershipId: scope.partnershipId,
        id: newId(),
        seriesId: own.id,
        frozenOn: asked.frozenOn,
        copy,
        reason: asked.reason,
        recordedBy: scope.memberId,
      })
    }
  }
}

function frozen(one: FileIndicator, asked: FileIndicator['baselines'][number], area: string) {
  const line = one.series.find((each) => each.area === area && keyOf(each.breakdown) === keyOf(asked.breakdown))
  const known = line === undefined ? [] : shownHistory(one, line)
  const history = known.filter(({ period }) => period.end <= asked.throughEnd)
  const adjustment: Adjustment | null =
    asked.adjusted === null
      ? null
      : {
          reason: asked.adjusted.reason,
          points: asked.adjusted.points.map(({ value, ...days }) => ({ period: checkPeriod(days, one), value })),
        }
  const breaks = one.breaks.map((row) => row.fromOn)
  return freezeBaseline(history, one, { frozenOn: asked.frozenOn, breaks, adjustment, limitsOf: limitsFor(one) })
}

/** What may be shown of a line: a forecast of hidden numbers would tell them. */
function shownHistory(one: FileIndicator, line: FileSeries): readonly Measurement[] {
  const inArea = [line, ...one.series.filter((each) => each !== line && each.area === line.area)]
  const lines = inArea.map(({ breakdown, values }) => ({
    pairs: breakdown,
    history: values.map((value) => measured(one, value)),
  }))
  return disclosedLines(lines, one.disclosure, one)[0] ?? []
}

function measured(one: FileIndicator, { start, end, ...value }: FileSeries['values'][number]): Measurement {
  return { ...value, period: checkPeriod({ start, end }, one), lower: null, upper: null }
}

function withOwn(one: FileIndicator, area: string): readonly FileSeries[] {
  const has = one.series.some((line) => line.area === area && line.breakdown.length === 0)
  return has ? one.series : [{ area, breakdown: [], values: [] }, ...one.series]
}

async function saveBreakdowns(tx: Database, scope: Scope, file: PlanFile): Promise<Keyed> {
  const all = file.indicators.flatMap((one) => one.series.map((line) => line.breakdown))
  const distinct = new Map([[], ...all].map((pairs) => [keyOf(pairs), pairs]))
  const made = new Map<string, string>()
  for (const [key, pairs] of distinct) made.set(key, await saveBreakdown(tx, scope, pairs))
  return made
}

function keyOf(pairs: FileSeries['breakdown']): string {
  return JSON.stringify(pairs.toSorted((a, b) => (a.category < b.category ? -1 : 1)))
}

async function inParts<Row>(rows: readonly Row[], save: (part: Row[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) await save(rows.slice(from, from + ROWS_AT_ONCE))
}
