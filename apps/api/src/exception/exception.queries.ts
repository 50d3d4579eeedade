import type { ExceptionFilter } from '@ttc/contracts/exception'
import type { Database } from '@ttc/db/connect'
import { exception, exceptionVersion } from '@ttc/db/exception'
import { partnership } from '@ttc/db/partnership'
import { writtenOnce } from '@ttc/db/statement'
import type { Scope } from '@ttc/domain/access'
import { addDays } from '@ttc/domain/day'
import {
  type ExceptionFlag,
  type ExceptionOrder,
  type ExceptionPart,
  exceptionFlags,
  exceptionParts,
  STALE_DAYS,
} from '@ttc/domain/exception'
import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'

export type Wanted = Readonly<{
  filter: ExceptionFilter
  /** The plans the reader may see; null for all of them. */
  plans: readonly string[] | null
  today: string
}>

const t = exception

/** What each part of the list holds on a day. */
const PARTS: Readonly<Record<ExceptionPart, (today: string) => SQL>> = {
  'red-amber': () => sql`${t.kind} in ('red', 'amber')`,
  red: () => sql`${t.kind} = 'red'`,
  amber: () => sql`${t.kind} = 'amber'`,
  forecast: () => sql`${t.kind} = 'forecast'`,
  late: (today) => sql`${t.nextDueOn} < ${today}::date`,
  'no-target': () => sql`${t.kind} = 'no-target'`,
  'not-due': (today) => sql`(${t.kind} = 'no-value' and (${t.nextDueOn} is null or ${t.nextDueOn} >= ${today}::date))`,
  break: () => sql`${t.hasBreak}`,
  contextual: () => sql`${t.kind} = 'contextual'`,
}

/** Each question that narrows the list. A sheet that was never owed is missing where a red or amber one has none. */
const FLAGS: Readonly<Record<ExceptionFlag, (today: string) => SQL>> = {
  'no-sheet': () => sql`(${t.sheetState} is null or ${t.sheetState} in ('owed', 'returned'))`,
  'stale-words': (today) => sql`(${t.wordsOn} is null or ${t.wordsOn} < ${addDays(today, -STALE_DAYS)}::date)`,
  slipped: () => sql`${t.slips} > 0`,
  asks: () => sql`${t.hasAsk}`,
  'overdue-action': (today) => sql`${t.actionDueOn} < ${today}::date`,
  overridden: () => sql`${t.overrideUntil} is not null`,
}

type Order = Readonly<{ by: SQL; type: 'bigint' | 'text' | 'date'; down: boolean }>

/**
 * What each order sorts by, with a value for what has none, so that every row has its place and the list can go on from
 * any of them.
 */
const ORDERS: Readonly<Record<ExceptionOrder, Order>> = {
  worst: { by: sql`${t.rank}`, type: 'bigint', down: true },
  children: { by: sql`coalesce(${t.gapInChildren}, 2147483647)`, type: 'bigint', down: false },
  words: { by: sql`coalesce(${t.wordsOn}, '0001-01-01'::date)`, type: 'date', down: false },
  chance: { by: sql`coalesce(${t.chance}, 32767)`, type: 'bigint', down: false },
  name: { by: sql`lower(${t.name})`, type: 'text', down: false },
  owner: { by: sql`lower(${t.agency})`, type: 'text', down: false },
  outcome: { by: sql`lower(${t.outcome})`, type: 'text', down: false },
  due: { by: sql`coalesce(${t.backOn}, '9999-12-31'::date)`, type: 'date', down: false },
}

function narrowed(scope: Scope, { filter, plans }: Wanted): SQL | undefined {
  const { plan, priority, agency, level, whose } = filter
  return and(
    eq(t.partnershipId, scope.partnershipId),
    plans === null ? undefined : inArray(t.planId, [...plans]),
    plan === undefined ? undefined : eq(t.planId, plan),
    priority === undefined ? undefined : eq(t.priorityId, priority),
    agency === undefined || agency === '' ? undefined : eq(t.agency, agency),
    level === undefined ? undefined : eq(t.level, level),
    whose === 'all' ? undefined : eq(t.ownerMemberId, scope.memberId),
  )
}

/** Everything that the list holds which is asked for. */
function held(scope: Scope, wanted: Wanted): SQL | undefined {
  const { today, filter } = wanted
  const only = filter.only === undefined ? undefined : FLAGS[filter.only](today)
  return and(narrowed(scope, wanted), PARTS[filter.part](today), only)
}

type From = Readonly<{ value: string; id: string }>

/** A page of the list as the texts of its rows, each with what to go on from. One indexed query, whatever is asked. */
export function listExceptions(db: Database, scope: Scope, wanted: Wanted, from: From | null) {
  const { order, limit } = wanted.filter
  const { by, type, down } = ORDERS[order]
  const beyond =
    from === null
      ? undefined
      : sql`(${by}, ${t.placementId}) ${sql.raw(down ? '<' : '>')} (${from.value}::${sql.raw(type)}, ${from.id}::uuid)`
  return db
    .select({ row: t.row, value: sql<string>`${by}::text`, id: t.placementId })
    .from(t)
    .where(and(held(scope, wanted), beyond))
    .orderBy(sql`${by} ${sql.raw(down ? 'desc' : 'asc')}`, sql`${t.placementId} ${sql.raw(down ? 'desc' : 'asc')}`)
    .limit(limit + 1)
}

/** The placements that the list holds, in no order that means anything; at most 5,000. */
export async function listHeld(db: Database, scope: Scope, wanted: Wanted): Promise<string[]> {
  const rows = await db
    .select({ id: t.placementId })
    .from(t)
    .where(held(scope, wanted))
    .orderBy(t.placementId)
    .limit(5000)
  return rows.map(({ id }) => id)
}

/** How many each part would hold, and each question of the part that is looked at; and whose they are. */
export async function countExceptions(db: Database, scope: Scope, wanted: Wanted) {
  const { today, filter } = wanted
  const inPart = PARTS[filter.part](today)
  const counted = (which: SQL) => sql<number>`count(*) filter (where ${which})::int`
  const parts = Object.fromEntries(exceptionParts.map((part) => [part, counted(PARTS[part](today))]))
  const flags = Object.fromEntries(
    exceptionFlags.map((flag) => [flag, counted(sql`${inPart} and ${FLAGS[flag](today)}`)]),
  )
  const [found] = await db
    .select({
      ...(parts as Record<ExceptionPart, SQL<number>>),
      ...(flags as Record<ExceptionFlag, SQL<number>>),
    })
    .from(t)
    .where(narrowed(scope, wanted))
  const agencies = await db
    .selectDistinct({ agency: t.agency })
    .from(t)
    .where(and(narrowed(scope, { ...wanted, filter: { ...wanted.filter, agency: undefined } }), sql`${t.agency} <> ''`))
    .orderBy(t.agency)
    .limit(200)
  if (found === undefined) throw new Error('A statement of one row answered none')
  const pick = <Key extends string>(keys: readonly Key[]) =>
    Object.fromEntries(keys.map((key) => [key, found[key as keyof typeof found]])) as Record<Key, number>
  return { parts: pick(exceptionParts), flags: pick(exceptionFlags), agencies: agencies.map(({ agency }) => agency) }
}

/** The partnership's name, for the cover of a file. */
export async function findName(db: Database, scope: Scope): Promise<string> {
  const [found] = await db
    .select({ name: partnership.name })
    .from(partnership)
    .where(eq(partnership.id, scope.partnershipId))
  return found?.name ?? ''
}

/** Changes whenever a row of the list could have; 0 before there is any. One look-up by the partnership. */
export async function findVersion(db: Database, scope: Scope): Promise<number> {
  const [found] = await versionOf(db).execute({ partnershipId: scope.partnershipId })
  return found?.version ?? 0
}

const versionOf = writtenOnce((db) =>
  db
    .select({ version: exceptionVersion.version })
    .from(exceptionVersion)
    .where(eq(exceptionVersion.partnershipId, sql.placeholder('partnershipId')))
    .prepare('exception_version_of'),
)
