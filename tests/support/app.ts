import type { Connection } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import { buildApp } from '../../apps/api/src/app/build-app.ts'
import { loadPlanFile } from '../../apps/api/src/plan/plan-file.command.ts'
import { PlanFile, type PlanFileInput } from '../../apps/api/src/plan/plan-file.ts'
import { openTestDatabase } from './database.ts'
import { aPlanFile } from './plan-file.ts'

/** The day on which the tests are. */
export const TODAY = '2026-11-23'

export type TestApp = Readonly<{
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
  close: () => Promise<void>
}>

/** The real application over a database of its own, with one plan in it. `get` and `send` take paths in the partnership. */
export async function startTestApp(file: PlanFileInput = aPlanFile(), today = TODAY): Promise<TestApp> {
  const connection = await openTestDatabase()
  const loaded = await loadPlanFile(connection.db, PlanFile.parse(file), today)
  const app = await buildApp({ connection, today: () => today, webFolder: null, logger: false })
  await app.ready()
  const at = `/api/partnerships/${loaded.scope.partnershipId}`
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
    close: async () => {
      await app.close()
      await connection.close()
    },
  }
}
