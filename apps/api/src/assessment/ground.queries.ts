import { area, neighbour, neighbourModel } from '@ttc/db/area'
import { baseline } from '@ttc/db/baseline'
import { areaChoice } from '@ttc/db/comparator'
import type { Database } from '@ttc/db/connect'
import { breakdown, indicator, series, seriesBreak } from '@ttc/db/indicator'
import { measurement } from '@ttc/db/measurement'
import { partnership } from '@ttc/db/partnership'
import { placement, ragRule, target } from '@ttc/db/placement'
import type { Scope } from '@ttc/domain/access'
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { discloseAll, listDisclosed } from './disclosed.queries.ts'
import { type KnownOn, stoodOn } from './known-on.queries.ts'

export type IndicatorRow = typeof indicator.$inferSelect
export type SeriesRow = Readonly<{ id: string; indicatorId: string; areaCode: string; breakdownId: string }>
export type MeasurementRow = typeof measurement.$inferSelect
export type PlacementRow = typeof placement.$inferSelect
export type TargetRow = typeof target.$inferSelect
export type RagRuleRow = typeof ragRule.$inferSelect
export type BaselineRow = typeof baseline.$inferSelect

export type Surroundings = Readonly<{
  ownCode: string
  ownName: string
  regionCode: string | null
  regionName: string | null
  countryCode: string | null
  countryName: string | null
  neighbourCodes: readonly string[]
  neighbourModel: string | null
  neighbourModelOn: string | null
  /** Areas the partnership has chosen to compare itself with, under its own names. */
  choices: readonly Readonly<{ name: string; codes: readonly string[] }>[]
}>

/** The own area and all it is compared with, each once. */
export function areasOf({ ownCode, neighbourCodes, regionCode, countryCode, choices }: Surroundings): string[] {
  const codes = [ownCode, ...neighbourCodes, regionCode, countryCode, ...choices.flatMap((one) => one.codes)]
  return [...new Set(codes.filter((code) => code !== null))]
}

/** Everything stored that an assessment of some indicators reads, as it stands now. */
export type StoredGround = Readonly<{
  surroundings: Surroundings
  indicators: readonly IndicatorRow[]
  breaks: readonly (typeof seriesBreak.$inferSelect)[]
  breakdowns: readonly (typeof breakdown.$inferSelect)[]
  series: readonly SeriesRow[]
  /** As they may be shown. */
  measurements: readonly MeasurementRow[]
  /** Those among them that are hidden here, and not by their publisher. */
  hidden: readonly MeasurementRow[]
  baselines: readonly BaselineRow[]
  placements: readonly PlacementRow[]
  targets: readonly TargetRow[]
  rules: readonly RagRuleRow[]
}>

/** The own area, its region, its country, its neighbours by the partnership's model, and the areas it has chosen. */
export async function findSurroundings(db: Database, scope: Scope): Promise<Surroundings> {
  const region = alias(area, 'region')
  const country = alias(area, 'country')
  const [own] = await db
    .select({
      ownCode: area.code,
      ownName: area.name,
      regionCode: region.code,
      regionName: region.name,
      countryCode: country.code,
      countryName: country.name,
      modelId: partnership.neighbourModelId,
      neighbourModel: neighbourModel.name,
      neighbourModelOn: neighbourModel.publishedOn,
    })
    .from(partnership)
    .innerJoin(area, eq(area.code, partnership.areaCode))
    .leftJoin(region, eq(region.code, area.regionCode))
    .leftJoin(country, eq(country.code, region.regionCode))
    .leftJoin(neighbourModel, eq(neighbourModel.id, partnership.neighbourModelId))
    .where(eq(partnership.id, scope.partnershipId))
  if (own === undefined) throw new Error('The partnership of a scope is gone')
  const neighbours =
    own.modelId === null
      ? []
      : await db
          .select({ code: neighbour.neighbourCode })
          .from(neighbour)
          .where(and(eq(neighbour.modelId, own.modelId), eq(neighbour.areaCode, own.ownCode)))
          .orderBy(asc(neighbour.rank))
  const { modelId: _, ...named } = own
  const choices = await db
    .select({ name: areaChoice.name, codes: areaChoice.areaCodes })
    .from(areaChoice)
    .where(and(eq(areaChoice.partnershipId, scope.partnershipId), isNull(areaChoice.retiredAt)))
    .orderBy(asc(areaChoice.position), asc(areaChoice.id))
  return { ...named, neighbourCodes: neighbours.map((one) => one.code), choices }
}

/**
 * The stored ground of some indicators: the series of the own area and of those it is compared with, no others. With a
 * day, what was known when that day ended: definitions and placements are as they are now.
 */
export async function findGround(
  db: Database,
  scope: Scope,
  indicatorIds: readonly string[],
  knownOn: KnownOn = null,
): Promise<StoredGround> {
  const ids = [...indicatorIds]
  const own = scope.partnershipId
  const surroundings = await findSurroundings(db, scope)
  const wanted = areasOf(surroundings)
  const found = await db
    .select()
    .from(series)
    .where(and(eq(series.partnershipId, own), inArray(series.indicatorId, ids), inArray(series.areaCode, wanted)))
  const seriesIds = found.map((one) => one.id)
  const placements = await db
    .select()
    .from(placement)
    .where(and(eq(placement.partnershipId, own), inArray(placement.indicatorId, ids), isNull(placement.toOn)))
  const placementIds = placements.map((one) => one.id)
  const indicators = await db
    .select()
    .from(indicator)
    .where(and(eq(indicator.partnershipId, own), inArray(indicator.id, ids)))
  const breakdowns = await db
    .select()
    .from(breakdown)
    .where(eq(breakdown.partnershipId, own))
    .orderBy(asc(breakdown.position), asc(breakdown.key))
  const held = await listOpenMeasurements(db, scope, seriesIds, knownOn)
  const measurements =
    knownOn === null
      ? discloseAll({ indicators, series: found, breakdowns }, held)
      : await listDisclosed(db, scope, held)
  return {
    surroundings,
    indicators,
    breaks: await db
      .select()
      .from(seriesBreak)
      .where(
        and(
          eq(seriesBreak.partnershipId, own),
          inArray(seriesBreak.indicatorId, ids),
          stoodOn({ recordedAt: seriesBreak.recordedAt, supersededAt: seriesBreak.removedAt }, knownOn),
        ),
      )
      .orderBy(asc(seriesBreak.fromOn)),
    breakdowns,
    series: found,
    measurements,
    hidden: measurements.filter((row, i) => row !== held[i] && row.status === 'suppressed'),
    baselines: await db
      .select()
      .from(baseline)
      .where(and(eq(baseline.partnershipId, own), inArray(baseline.seriesId, seriesIds), stoodOn(baseline, knownOn))),
    placements,
    targets: await db
      .select()
      .from(target)
      .where(and(eq(target.partnershipId, own), inArray(target.placementId, placementIds), stoodOn(target, knownOn)))
      .orderBy(asc(target.periodEnd)),
    rules: await db
      .select()
      .from(ragRule)
      .where(and(eq(ragRule.partnershipId, own), inArray(ragRule.placementId, placementIds), stoodOn(ragRule, knownOn)))
      .orderBy(asc(ragRule.appliesFrom)),
  }
}

/**
 * The measurements of some series that stand now, or stood on a day, oldest first, with every number they hold: for
 * what shows nothing; what is shown goes through `findGround` or `listDisclosed`.
 */
export function listOpenMeasurements(
  db: Database,
  scope: Scope,
  seriesIds: readonly string[],
  knownOn: KnownOn = null,
): Promise<MeasurementRow[]> {
  return db
    .select()
    .from(measurement)
    .where(
      and(
        eq(measurement.partnershipId, scope.partnershipId),
        inArray(measurement.seriesId, [...seriesIds]),
        stoodOn(measurement, knownOn),
      ),
    )
    .orderBy(asc(measurement.seriesId), asc(measurement.periodEnd), asc(measurement.periodStart))
}
