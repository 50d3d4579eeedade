import type { FeedQuery } from '@ttc/contracts/feed'
import type { Database } from '@ttc/db/connect'
import { isAllowed, isAllowedAt, type Scope, wholePartnership } from '@ttc/domain/access'
import { describeGroup } from '@ttc/domain/breakdown.words'
import { Problem } from '@ttc/domain/problem'
import { listIndicatorPlaces } from '../access/place.queries.ts'
import {
  type AssessedRow,
  findOwnArea,
  listAreas,
  listAssessed,
  listBreakdowns,
  listIndicatorRows,
  listOutcomesOfPriorities,
  listPlacements,
  type PlacedRow,
} from './asked.queries.ts'
import type { RowFilter } from './observation.queries.ts'

type Rows<Query extends (...args: never[]) => Promise<unknown>> = Awaited<ReturnType<Query>>
type One<Query extends (...args: never[]) => Promise<readonly unknown[]>> = Rows<Query>[number]

/** What a request asks for, found: the filter of the rows, and everything that rows name. */
export type Asked = Readonly<{
  filter: RowFilter
  ownArea: string
  indicators: ReadonlyMap<string, One<typeof listIndicatorRows>>
  areas: ReadonlyMap<string, One<typeof listAreas>>
  breakdowns: readonly One<typeof listBreakdowns>[]
  /** Where each indicator is shown as standing, by its id: the first place that the reader sees and the filters leave. */
  placed: ReadonlyMap<string, PlacedRow>
  assessed: ReadonlyMap<string, AssessedRow>
  /** The first outcome of each priority. */
  outcomes: ReadonlyMap<string, string>
}>

/**
 * Finds what a request names. Rows are shown of those indicators alone that the reader may see, with target and status
 * of those plans alone that they may see. A filter that names what is not there is refused, as is one that names what
 * the reader may not see, in the same words.
 */
export async function findAsked(db: Database, scope: Scope, query: FeedQuery): Promise<Asked> {
  const all = await listIndicatorRows(db, scope)
  const inUse = all.filter((one) => one.retiredAt === null)
  const indicators = byKey(await seenOf(db, scope, inUse), (one) => one.id)
  const areas = byKey(await listAreas(db), (one) => one.code)
  const breakdowns = await listBreakdowns(db, scope)
  const placed = placesOf(await listPlacements(db, scope), scope, query)
  const named = indicatorsNamed(query.indicator, [...indicators.values()])
  const isWithin = (id: string) => placed.has(id) || (query.plan === undefined && query.priority === undefined)
  const left = [...indicators.keys()].filter((id) => isWithin(id) && (named?.has(id) ?? true)).toSorted()
  const ownArea = await findOwnArea(db, scope)
  const shown = left.flatMap((id) => placed.get(id)?.placement.id ?? [])
  const assessed = byKey(await listAssessed(db, scope, shown), (one) => one.seriesId)
  const outcomes = (await listOutcomesOfPriorities(db, scope)).toReversed()
  const retired = all.filter((one) => one.retiredAt !== null).map((one) => one.id)
  return {
    filter: {
      indicators: left.length === inUse.length ? { except: retired } : { only: left },
      areaCodes: areasAsked(query, areas, ownArea),
      breakdownIds: groupsNamed(query.breakdown, breakdowns),
      from: query.from ?? null,
      to: query.to ?? null,
      changed: changedSince(query.updated_since, assessed),
    },
    ownArea,
    indicators,
    areas,
    breakdowns,
    placed,
    assessed,
    outcomes: new Map(outcomes.map((one) => [one.priorityId, one.statement])),
  }
}

const byKey = <Of>(rows: readonly Of[], keyOf: (row: Of) => string): Map<string, Of> =>
  new Map(rows.map((row) => [keyOf(row), row]))

const listOf = (said: string | readonly string[] | undefined): readonly string[] | null =>
  said === undefined ? null : [said].flat()

async function seenOf<Seen extends Readonly<{ id: string }>>(db: Database, scope: Scope, rows: readonly Seen[]) {
  if (isAllowed(scope.grants, 'measurement.read', wholePartnership)) return rows
  const places = await listIndicatorPlaces(db, scope.partnershipId)
  return rows.filter((row) => isAllowedAt(scope.grants, 'measurement.read', places.get(row.id) ?? []))
}

function placesOf(rows: readonly PlacedRow[], scope: Scope, { plan, priority }: FeedQuery): Map<string, PlacedRow> {
  const seen = rows.filter(({ planId, priorityId }) =>
    isAllowed(scope.grants, 'measurement.read', { planId, priorityId }),
  )
  const inPlan = seen.filter(({ planId }) => plan === undefined || planId === plan.toLowerCase())
  const left = inPlan.filter(({ priorityId }) => priority === undefined || priorityId === priority.toLowerCase())
  if (plan !== undefined && inPlan.length === 0)
    throw unknown('plan', 'No indicator stands in a plan with this id, or you cannot see it.')
  if (priority !== undefined && left.length === 0)
    throw unknown('priority', 'No indicator stands under a priority with this id, or you cannot see it.')
  return byKey(left.toReversed(), (one) => one.placement.indicatorId)
}

function indicatorsNamed(
  asked: FeedQuery['indicator'],
  seen: readonly Readonly<{ id: string; code: string }>[],
): ReadonlySet<string> | null {
  const named = listOf(asked)
  if (named === null) return null
  const ids = named.map((name) => {
    const found = seen.find((one) => one.id === name.toLowerCase() || one.code === name)
    if (found === undefined)
      throw unknown('indicator', `There is no indicator with the id or code "${name}", or you cannot see it.`)
    return found.id
  })
  return new Set(ids)
}

function areasAsked(
  { area, comparators }: FeedQuery,
  areas: ReadonlyMap<string, unknown>,
  ownArea: string,
): readonly string[] | null {
  const named = listOf(area)
  const missing = named?.find((code) => !areas.has(code))
  if (missing !== undefined) throw unknown('area', `There is no area with the code "${missing}".`)
  if (comparators !== 'no') return named
  return (named ?? [ownArea]).filter((code) => code === ownArea)
}

function groupsNamed(asked: FeedQuery['breakdown'], breakdowns: Asked['breakdowns']): readonly string[] | null {
  const named = listOf(asked)
  return (
    named?.map((name) => {
      const found = breakdowns.find((one) => describeGroup(one.pairs).toLowerCase() === name.toLowerCase())
      if (found === undefined)
        throw unknown('breakdown', `There is no group "${name}". Write it as the column breakdown does.`)
      return found.id
    }) ?? null
  )
}

function changedSince(since: string | undefined, assessed: ReadonlyMap<string, AssessedRow>): RowFilter['changed'] {
  if (since === undefined) return null
  const [, seconds = '', fraction = ''] = /^(.*?)(?:\.(\d+))?Z$/.exec(inUtc(since)) ?? []
  const moment = `${seconds}.${fraction.padEnd(6, '0').slice(0, 6)}Z`
  const later = [...assessed.values()].filter((one) => one.assessedAt > moment)
  return { since: moment, assessedSeriesIds: later.map((one) => one.seriesId) }
}

/** In UTC with as many digits as were sent: a moment of the language would lose those beyond the millisecond. */
function inUtc(moment: string): string {
  const [, fraction = ''] = /\.(\d+)/.exec(moment) ?? []
  return new Date(moment.replace(/\.\d+/, '')).toISOString().replace('.000Z', fraction === '' ? 'Z' : `.${fraction}Z`)
}

function unknown(field: string, message: string): Problem {
  return new Problem('invalid', message, { fields: [{ field, message }] })
}
