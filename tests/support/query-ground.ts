import type { Connection } from '@ttc/db/connect'
import { sql } from 'drizzle-orm'
import type { InjectOptions } from 'fastify'
import { buildApp } from '../../apps/api/src/app/build-app.ts'
import { loadPlanFile } from '../../apps/api/src/plan/plan-file.command.ts'
import { PlanFile } from '../../apps/api/src/plan/plan-file.ts'
import { openSession, signIn, type TestApp, TODAY } from './app.ts'
import { copyModel } from './county-copy.ts'
import { workerIn } from './county-inject.ts'
import { makeModel } from './county-model.ts'
import { addPeople } from './county-people.ts'
import type { Worker } from './county-worker.ts'
import { fillEveryTable } from './every-table.ts'
import { newOwnDatabase } from './own-database.ts'
import { placeIn } from './place.ts'
import { aPlanFile } from './plan-file.ts'

/** Enough for the planner to choose as it does among a county's: no partnership is more than a hundredth of anything. */
const COUNTIES = 60
const SMALL = 100
const INDICATORS = 40
/** Four partnerships of five, so that every role is there. */
const PEOPLE = 20

export type QueryGround = Readonly<{ url: string; workers: readonly Worker[]; remove: () => Promise<void> }>

/**
 * A server's database with many partnerships in it: some with a plan of forty indicators and their history, some with a
 * row in every table; with the batches, sessions and entries of years. And people who work in it.
 */
export async function openQueryGround(): Promise<QueryGround> {
  const own = await newOwnDatabase()
  const connection = await own.open(4)
  await connection.migrate()
  await fillSmall(connection)
  const model = await makeModel(connection, INDICATORS, TODAY)
  await copyModel(connection, model, COUNTIES)
  const people = await addPeople(connection, model, PEOPLE)
  await growOld(connection)
  const app = await buildApp({ connection, today: () => TODAY, webFolder: null, logger: false })
  await app.ready()
  const chance = drawnFrom(7)
  const workers: Worker[] = []
  for (const person of people)
    workers.push(workerIn(app, person, await openSession(connection.db, person.accountId), chance))
  // What the calendar changes is done once, by whoever asks first.
  await app.daily.passAll()
  const remove = async () => {
    await app.close()
    await connection.close()
    await own.remove()
  }
  return { url: own.url, workers, remove }
}

/** A partnership with a row in every table, and its copies. */
async function fillSmall(connection: Connection): Promise<void> {
  const { scope, planId, indicators } = await loadPlanFile(connection.db, PlanFile.parse(aPlanFile()), TODAY)
  const cookie = await signIn(connection.db, scope, scope.memberId)
  const app = await buildApp({ connection, today: () => TODAY, webFolder: null, logger: false })
  const at = `/api/partnerships/${scope.partnershipId}`
  const ask: TestApp['ask'] = ({ headers, ...asked }) => app.inject({ headers: { cookie, ...headers }, ...asked })
  const send: TestApp['send'] = (method, path, payload) =>
    ask({ method, url: at + path, payload: payload as InjectOptions['payload'] })
  const get = (path: string) => ask({ url: at + path })
  const it: TestApp = { app, connection, scope, planId, indicators, at, ask, send, get, close: () => app.close() }
  await fillEveryTable(it, await placeIn(it))
  await app.close()
  await copyModel(connection, scope, SMALL)
}

/** What gathers over the years beside the figures: people, sessions, batches, entries of the audit trail. */
async function growOld({ db }: Connection): Promise<void> {
  const grown = [
    `insert into account (id, email, name) select gen_random_uuid(), 'former' || n || '@county.test', 'Former' from generate_series(1, 5000) n`,
    `insert into session (id, account_id, token, expires_at, last_seen_at)
      select gen_random_uuid(), id, md5(id::text), now() + interval '1 hour', now() from account`,
    `insert into batch (partnership_id, id, file_name, sha256, shape, counts)
      select p.id, gen_random_uuid(), 'figures.csv', '', 'lait', '{}' from partnership p, generate_series(1, 100)`,
    `insert into audit_entry (partnership_id, id, member_id, action, object_kind, object_id)
      select m.partnership_id, gen_random_uuid(), m.id, 'measurement.record', 'measurement', gen_random_uuid()
      from member m, generate_series(1, 40)`,
    'vacuum analyze',
  ]
  for (const statement of grown) await db.execute(sql.raw(statement))
}

/** Numbers from 0 to 1, the same in every run. */
function drawnFrom(seed: number): () => number {
  const state = { seed }
  return () => {
    state.seed = (state.seed * 16_807) % 2_147_483_647
    return state.seed / 2_147_483_647
  }
}
