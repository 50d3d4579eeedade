import type { Connection } from '@ttc/db/connect'
import { partnership } from '@ttc/db/partnership'
import { eq, sql } from 'drizzle-orm'
import Fastify from 'fastify'
import { buildApp } from '../../apps/api/src/app/build-app.ts'
import { loadPlanFile } from '../../apps/api/src/plan/plan-file.command.ts'
import { PlanFile } from '../../apps/api/src/plan/plan-file.ts'
import { signIn } from '../support/app.ts'
import { anIndicator, aPlanFile } from '../support/plan-file.ts'
import { loadOn, medianOf, shown, whileListening } from './measure.ts'

const TODAY = '2026-11-23'
const ROUNDS = 5
const SECONDS = 3

/** The dashboard of a plan of 40 indicators against a bare route: one prepared select, as many bytes. */
export async function benchPlan(connection: Connection): Promise<string[]> {
  const indicators = Array.from({ length: 40 }, (_, i) => anIndicator({ code: `i${i}`, name: `Indicator ${i}` }))
  const { scope, planId } = await loadPlanFile(connection.db, PlanFile.parse(aPlanFile({ indicators })), TODAY)
  const app = await buildApp({ connection, today: () => TODAY, webFolder: null, logger: false })
  const path = `/api/partnerships/${scope.partnershipId}/plans/${planId}`
  const cookie = await signIn(connection.db, scope, scope.memberId)
  const bytes = (await app.inject({ url: path, headers: { cookie } })).body.length
  const bare = bareApp(connection, scope.partnershipId, bytes)
  return whileListening(app, (origin) =>
    whileListening(bare, async (bareOrigin) => {
      await loadOn(origin + path, 1, { cookie })
      await loadOn(bareOrigin, 1)
      const rounds = []
      for (let round = 0; round < ROUNDS; round += 1)
        rounds.push({ ours: await loadOn(origin + path, SECONDS, { cookie }), bare: await loadOn(bareOrigin, SECONDS) })
      const ours = medianOf(rounds.map((one) => one.ours.perSecond))
      const theirs = medianOf(rounds.map((one) => one.bare.perSecond))
      const failed = rounds.reduce((sum, one) => sum + one.ours.failed + one.bare.failed, 0)
      if (failed > 0) throw new Error(`${failed} requests of the dashboard bench failed`)
      return [
        `plan dashboard (${connection.kind} database, 40 indicators, ${shown(bytes / 1024)} kB): ${shown(ours)} answers a second; bare route: ${shown(theirs)}; ratio ${shown(ours / theirs)}`,
      ]
    }),
  )
}

function bareApp(connection: Connection, partnershipId: string, bytes: number) {
  const app = Fastify()
  const body = JSON.stringify('x'.repeat(bytes - 2))
  const query = connection.db
    .select({ id: partnership.id })
    .from(partnership)
    .where(eq(partnership.id, sql.placeholder('id')))
    .prepare('bench_bare')
  app.get('/', async (_request, reply) => {
    await query.execute({ id: partnershipId })
    return reply.type('application/json').send(body)
  })
  return app
}
