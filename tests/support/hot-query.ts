import type { Client } from 'pg'
import { chosenOf, doneBy, mix } from './county-mix.ts'
import type { Worker } from './county-worker.ts'
import { type Reach, reachesOf } from './query-plan.ts'
import { plannedAmong, type Statement, statementsWhile } from './statements.ts'

/** A statement, how often it went out among so many things done, and what for. */
export type HotQuery = Readonly<{ statement: Statement; times: number; kinds: readonly string[] }>

const THINGS = 400
/** A table of so many pages is not read whole while anybody waits. */
const GROWN_PAGES = 20

/** Every statement that the mix of a county sends through the product's routes, the most frequent first. */
export async function findHotQueries(workers: readonly Worker[]): Promise<readonly HotQuery[]> {
  const found = new Map<string, { statement: Statement; times: number; kinds: Set<string> }>()
  const count = (statements: readonly Statement[], kind: string, times: number) => {
    for (const statement of plannedAmong(statements)) {
      const known = found.get(statement.text) ?? { statement, times: 0, kinds: new Set<string>() }
      known.times += times
      known.kinds.add(kind)
      found.set(statement.text, known)
    }
  }
  // Each thing once, so that what is seldom done is there too; then as often as they are done.
  for (const { name, by, does } of mix) {
    const worker = workers.find(({ role }) => by === undefined || by.includes(role))
    if (worker === undefined) throw new Error(`Nobody can do this: ${name}`)
    count(await statementsWhile(() => does(worker)), name, 0)
  }
  for (let thing = 0; thing < THINGS; thing += 1) {
    const worker = workers[thing % workers.length]
    if (worker === undefined) throw new Error('There is nobody.')
    const { name, does } = chosenOf(doneBy(worker.role), worker.pick(SHARES))
    count(await statementsWhile(() => does(worker)), name, 1)
  }
  const all = [...found.values()].map((one) => ({ ...one, kinds: [...one.kinds] }))
  return all.toSorted((a, b) => b.times - a.times)
}

const SHARES = Array.from({ length: 1000 }, (_, n) => n / 1000)

type Table = Readonly<{ pages: number; isOfPartnership: boolean }>

/** Where a statement reads more than it needs: a whole table that grows, or one of a partnership not by its partnership. */
export async function faultsOf(client: Client, statement: Statement | undefined): Promise<readonly string[]> {
  if (statement === undefined) return ['there is no such statement']
  const tables = await tablesIn(client)
  const honest = await reachesOf(client, statement)
  const whole = honest.filter(({ how, table }) => /Seq/.test(how) && (tables.get(table)?.pages ?? 0) >= GROWN_PAGES)
  await client.query('set enable_seqscan = off')
  const forced = await reachesOf(client, statement).finally(() => client.query('reset enable_seqscan'))
  const astray = forced.filter((reach) => tables.get(reach.table)?.isOfPartnership === true && !isByPartnership(reach))
  return [
    ...whole.map(({ table }) => `reads the whole of ${table} (${tables.get(table)?.pages} pages)`),
    ...astray.map(({ how, table, index, by }) => `${how} of ${table} by ${index}: ${by}`),
  ]
}

/** The faults of all of them, each with the statement it is in. */
export async function faultsOfAll(client: Client, queries: readonly HotQuery[]): Promise<readonly string[]> {
  const faults: string[] = []
  for (const { statement } of queries)
    faults.push(...(await faultsOf(client, statement)).map((fault) => `${fault} in ${statement.text}`))
  return faults
}

/**
 * By the partnership, or by what comes before it: a person's account says which partnerships are theirs, a link's key
 * which one it is of. What waits to be mailed is of all of them, and so is what is mailed no more.
 */
const isByPartnership = ({ table, index, by }: Reach) =>
  /\bpartnership_id = /.test(by) || BEFORE.has(`${index}`) || table === 'mail'

const BEFORE = new Set(['member_account', 'link_key'])

async function tablesIn(client: Client): Promise<ReadonlyMap<string, Table>> {
  const { rows } = await client.query<{ name: string; pages: number; isOfPartnership: boolean }>(
    `select relname as name, relpages as pages, exists (select 1 from pg_attribute
      where attrelid = c.oid and attname = 'partnership_id') as "isOfPartnership"
      from pg_class c where relkind = 'r' and relnamespace = 'public'::regnamespace`,
  )
  return new Map(rows.map(({ name, ...table }) => [name, table]))
}
