import { randomBytes } from 'node:crypto'
import { newId } from '@ttc/contracts/new-id'
import { account, session } from '@ttc/db/account'
import type { Connection, Database } from '@ttc/db/connect'
import { member } from '@ttc/db/member'
import type { Scope } from '@ttc/domain/access'
import { and, eq } from 'drizzle-orm'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import { hashOf } from '../../apps/api/src/account/server-secret.queries.ts'
import { type AppParts, buildApp } from '../../apps/api/src/app/build-app.ts'
import { loadPlanFile } from '../../apps/api/src/plan/plan-file.command.ts'
import { PlanFile, type PlanFileInput } from '../../apps/api/src/plan/plan-file.ts'
import { openTestDatabase } from './database.ts'
import { aPlanFile } from './plan-file.ts'

/** The day on which the tests are. */
export const TODAY = '2026-11-23'

export type TestApp = Readonly<{
  /** Asks as the plan coordinator, who is administrator too, where a request names nobody else. */
  app: FastifyInstance
  connection: Connection
  scope: Scope
  planId: string
  /** Ids of the indicators by code. */
  indicators: ReadonlyMap<string, string>
  /** '/api/partnerships/<id>', the front of every address of the partnership. */
  at: string
  get: (path: string) => Promise<LightMyRequestResponse>
  send: (method: 'POST' | 'PUT', path: string, payload: unknown) => Promise<LightMyRequestResponse>
  /** Asks as whoever the headers say, and as nobody where they say nothing. */
  ask: (options: InjectOptions) => Promise<LightMyRequestResponse>
  close: () => Promise<void>
}>

/** The real application over a database of its own, with one plan in it. `get` and `send` take paths in the partnership. */
export async function startTestApp(
  file: PlanFileInput = aPlanFile(),
  today = TODAY,
  parts: Partial<AppParts> = {},
): Promise<TestApp> {
  const connection = await openTestDatabase()
  const loaded = await loadPlanFile(connection.db, PlanFile.parse(file), today)
  const cookie = await signIn(connection.db, loaded.scope, loaded.scope.memberId)
  const app = await buildApp({ connection, today: () => today, webFolder: null, logger: false, ...parts })
  await app.ready()
  const at = `/api/partnerships/${loaded.scope.partnershipId}`
  const ask: TestApp['ask'] = app.inject.bind(app)
  app.inject = ((options: InjectOptions | string) => ask(as(cookie, options))) as typeof app.inject
  return {
    app,
    connection,
    scope: loaded.scope,
    planId: loaded.planId,
    indicators: loaded.indicators,
    at,
    get: (path) => app.inject({ method: 'GET', url: at + path }),
    send: (method, path, payload) =>
      app.inject({ method, url: at + path, payload: payload as InjectOptions['payload'] }),
    ask,
    close: async () => {
      await app.close()
      await connection.close()
    },
  }
}

/** The request with a session's cookie, unless it says itself who asks. */
function as(cookie: string, asked: InjectOptions | string): InjectOptions {
  const options = typeof asked === 'string' ? { url: asked } : asked
  const headers = options.headers ?? {}
  return 'cookie' in headers || 'authorization' in headers ? options : { ...options, headers: { ...headers, cookie } }
}

/** A session of a member, who gets an account where there is none yet: the Cookie header of their requests. */
export async function signIn(
  db: Database,
  { partnershipId }: Readonly<{ partnershipId: string }>,
  memberId: string,
): Promise<string> {
  const row = and(eq(member.partnershipId, partnershipId), eq(member.id, memberId))
  const [found] = await db.select({ accountId: member.accountId, name: member.name }).from(member).where(row)
  const accountId = found?.accountId ?? newId()
  if (found?.accountId === null) {
    await db.insert(account).values({ id: accountId, email: `${accountId}@example.test`, name: found.name })
    await db.update(member).set({ accountId }).where(row)
  }
  return openSession(db, accountId)
}

/** A session of an account, as signing in makes one: the Cookie header of its requests. */
export async function openSession(db: Database, accountId: string): Promise<string> {
  const token = randomBytes(24).toString('base64url')
  const now = new Date()
  const expiresAt = new Date(now.getTime() + 3_600_000)
  await db.insert(session).values({ id: newId(), accountId, token: hashOf(token), expiresAt, lastSeenAt: now })
  return `ttc.session_token=${token}.signature`
}
