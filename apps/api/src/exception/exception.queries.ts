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
import { and, eq, type SQL, sql } from 'drizzle-orm'

export type Wanted = Readonly<{
  filter: ExceptionFilter
  /** The plans the reader may see; null for all of them. */
  plans: readonly string[] | null
  today: string
}>

const t = exception

const today = sql.placeholder('today')
const stale = sql.placeholder('stale')

/** What each part of the list holds on a day. */
const PARTS: Readonly<Record<ExceptionPart, SQL>> = {
  'red-amber': sql`${t.kind} in ('red', 'amber')`,
  red: sql`${t.kind} = 'red'`,
  amber: sql`${t.kind} = 'amber'`,
  forecast: sql`${t.kind} = 'forecast'`,
  late: sql`${t.nextDueOn} < ${today}::date`,
  'no-target': sql`${t.kind} = 'no-target'`,
  'not-due': sql`(${t.kind} = 'no-value' and (${t.nextDueOn} is null or ${t.nextDueOn} >= ${today}::date))`,
  break: sql`${t.hasBreak}`,
  contextual: sql`${t.kind} = 'contextual'`,
  all: sql`true`,
}

/** Each question that narrows the list. A sheet that was never owed is missing where a red or amber one has none. */
const FLAGS: Readonly<Record<ExceptionFlag, SQL>> = {
  'no-sheet': sql`(${t.sheetState} is null or ${t.sheetState} in ('owed', 'returned'))`,
  'stale-words': sql`(${t.sameWords} or ${t.wordsOn} is null or ${t.wordsOn} < ${stale}::date)`,
  'same-words': sql`${t.sameWords}`,
  slipped: sql`${t.slips} > 0`,
  asks: sql`${t.hasAsk}`,
  'overdue-action': sql`${t.actionDueOn} < ${today}::date`,
  escalated: sql`${t.escalation} is not null`,
  'no-effect': sql`${t.noEffect}`,
  'no-reason': sql`${t.noReason}`,
  overridden: sql`${t.overrideUntil} is not null`,
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

/** What narrows a list, as values of a statement that is written once for each way of narrowing. */
function valuesOf(scope: Scope, { filter, plans, today }: Wanted) {
  const { plan = null, priority = null, agency = null, level = null } = filter
  return {
    partnershipId: scope.partnershipId,
    memberId: scope.memberId,
    plans: plans?.join(',') ?? null,
    plan,
    priority,
    agency,
    level,
    today,
    stale: addDays(today, -STALE_DAYS),
  }
}

const given = (name: string) => sql.placeholder(name)

function narrowed({ filter, plans }: Wanted): SQL | undefined {
  const { plan, priority, agency, level, whose } = filter
  return and(
    eq(t.partnershipId, given('partnershipId')),
    plans === null ? undefined : sql`${t.planId} = any(string_to_array(${given('plans')}::text, ',')::uuid[])`,
    plan === undefined ? undefined : eq(t.planId, given('plan')),
    priority === undefined ? undefined : eq(t.priorityId, given('priority')),
    agency === undefined ? undefined : eq(t.agency, given('agency')),
    level === undefined ? undefined : eq(t.level, given('level')),
    whose === 'all' ? undefined : eq(t.ownerMemberId, given('memberId')),
  )
}

/** Which statement a list needs: what narrows it, not by what. */
function shapeOf({ filter, plans }: Wanted, from: From | null): string {
  const { plan, priority, agency, level, whose, part, only, order } = filter
  const narrowing = [plan, priority, agency, level].map((one) => (one === undefined ? 0 : 1)).join('')
  return [part, only ?? 'all', order, whose, narrowing, plans === null ? 0 : 1, from === null ? 0 : 1].join('_')
}

/** Everything that the list holds which is asked for. */
function held(wanted: Wanted): SQL | undefined {
  const { part, only } = wanted.filter
  return and(narrowed(wanted), PARTS[part], only === undefined ? undefined : FLAGS[only])
}

type From = Readonly<{ value: string; id: string }>
type Listed = Readonly<{ row: string; value: string; id: string }>

/** As many statements are kept written as people ask for in a day; names on the server go to the common ones alone. */
const MOST_KEPT = 500

const lists = new Map<string, (db: Database) => ReturnType<typeof listOf>>()

/** A page of the list as the texts of its rows, each with what to go on from. One indexed query, whatever is asked. */
export function listExceptions(db: Database, scope: Scope, wanted: Wanted, from: From | null): Promise<Listed[]> {
  const shape = shapeOf(wanted, from)
  const statement = lists.get(shape) ?? writtenOnce((of) => listOf(of, wanted, from !== null, shape))
  if (lists.size >= MOST_KEPT) lists.clear()
  lists.set(shape, statement)
  return statement(db).execute({
    ...valuesOf(scope, wanted),
    value: from?.value ?? null,
    id: from?.id ?? null,
    limit: wanted.filter.limit + 1,
  })
}

function listOf(db: Database, wanted: Wanted, goesOn: boolean, shape: string) {
  const { by, type, down } = ORDERS[wanted.filter.order]
  const way = sql.raw(down ? 'desc' : 'asc')
  const beyond = sql`(${by}, ${t.placementId}) ${sql.raw(down ? '<' : '>')} (${given('value')}::${sql.raw(type)}, ${given('id')}::uuid)`
  return db
    .select({ row: t.row, value: sql<string>`${by}::text`, id: t.placementId })
    .from(t)
    .where(and(held(wanted), goesOn ? beyond : undefined))
    .orderBy(sql`${by} ${way}`, sql`${t.placementId} ${way}`)
    .limit(given('limit'))
    .prepare(shape.includes('_0000_') ? `exceptions_${shape}` : '')
}

/** The placements that the list holds, in no order that means anything; at most 5,000. */
export async function listHeld(db: Database, scope: Scope, wanted: Wanted): Promise<string[]> {
  const rows = await db
    .select({ id: t.placementId })
    .from(t)
    .where(held(wanted))
    .orderBy(t.placementId)
    .limit(5000)
    .prepare('')
    .execute(valuesOf(scope, wanted))
  return rows.map(({ id }) => id)
}

/** How many each part would hold, and each question of the part that is looked at; and whose they are. */
export async function countExceptions(db: Database, scope: Scope, wanted: Wanted) {
  const values = valuesOf(scope, wanted)
  const [found] = await countOf(db, wanted).execute(values)
  const agencies = await agenciesOf(db, wanted).execute(values)
  if (found === undefined) throw new Error('A statement of one row answered none')
  const pick = <Key extends string>(keys: readonly Key[]) =>
    Object.fromEntries(keys.map((key) => [key, found[key as keyof typeof found]])) as Record<Key, number>
  return { parts: pick(exceptionParts), flags: pick(exceptionFlags), agencies: agencies.map(({ agency }) => agency) }
}

const counted = (which: SQL) => sql<number>`count(*) filter (where ${which})::int`

function countOf(db: Database, wanted: Wanted) {
  const inPart = PARTS[wanted.filter.part]
  const parts = Object.fromEntries(exceptionParts.map((part) => [part, counted(PARTS[part])]))
  const flags = Object.fromEntries(exceptionFlags.map((flag) => [flag, counted(sql`${inPart} and ${FLAGS[flag]}`)]))
  return db
    .select({
      ...(parts as Record<ExceptionPart, SQL<number>>),
      ...(flags as Record<ExceptionFlag, SQL<number>>),
    })
    .from(t)
    .where(narrowed(wanted))
    .prepare('')
}

function agenciesOf(db: Database, wanted: Wanted) {
  return db
    .selectDistinct({ agency: t.agency })
    .from(t)
    .where(and(narrowed({ ...wanted, filter: { ...wanted.filter, agency: undefined } }), sql`${t.agency} <> ''`))
    .orderBy(t.agency)
    .limit(200)
    .prepare('')
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
