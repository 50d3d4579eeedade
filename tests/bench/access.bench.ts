import compress from '@fastify/compress'
import type { Connection } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import Fastify from 'fastify'
import { fastifyZodOpenApiPlugin, serializerCompiler, validatorCompiler } from 'fastify-zod-openapi'
import { buildApp } from '../../apps/api/src/app/build-app.ts'
import { sendSecurityHeaders } from '../../apps/api/src/app/security-headers.ts'
import { planRoutes } from '../../apps/api/src/plan/plan.routes.ts'
import { loadPlanFile } from '../../apps/api/src/plan/plan-file.command.ts'
import { PlanFile } from '../../apps/api/src/plan/plan-file.ts'
import { signIn } from '../support/app.ts'
import { anIndicator, aPlanFile } from '../support/plan-file.ts'
import { loadOn, medianOf, shown, whileListening } from './measure.ts'

const TODAY = '2026-11-23'
const ROUNDS = 5
const SECONDS = 3
const MOST = 1.25

/** The dashboard asked with a session against the same route, in the same packing, that asks nobody who they are. */
export async function benchAccess(connection: Connection): Promise<string[]> {
  const indicators = Array.from({ length: 40 }, (_, i) => anIndicator({ code: `s${i}`, name: `Indicator ${i}` }))
  const { scope, planId } = await loadPlanFile(connection.db, PlanFile.parse(aPlanFile({ indicators })), TODAY)
  const cookie = await signIn(connection.db, scope, scope.memberId)
  const signedIn = await buildApp({ connection, today: () => TODAY, webFolder: null, logger: false })
  const open = await withoutSignIn(connection, scope)
  const path = `/api/partnerships/${scope.partnershipId}/plans/${planId}`
  return whileListening(signedIn, (origin) =>
    whileListening(open, async (openOrigin) => {
      await loadOn(origin + path, 1, { cookie })
      await loadOn(openOrigin + path, 1)
      const rounds = []
      for (let round = 0; round < ROUNDS; round += 1)
        rounds.push({
          ours: await loadOn(origin + path, SECONDS, { cookie }),
          open: await loadOn(openOrigin + path, SECONDS),
        })
      const failed = rounds.reduce((sum, one) => sum + one.ours.failed + one.open.failed, 0)
      if (failed > 0) throw new Error(`${failed} requests of the access bench failed`)
      const ratio = medianOf(rounds.map((one) => one.open.perSecond / one.ours.perSecond))
      const ours = medianOf(rounds.map((one) => one.ours.perSecond))
      return [
        `signed-in dashboard (${connection.kind} database): ${shown(ours)} answers a second; it takes ${shown(ratio)} times as long as without sign-in (at most ${MOST}): ${ratio <= MOST ? 'met' : 'NOT MET'}`,
      ]
    }),
  )
}

/** The real routes of plans behind the same plug-ins, with a scope that is simply given. */
async function withoutSignIn(connection: Connection, scope: Scope) {
  const app = Fastify()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.decorate('db', connection.db)
  app.decorate('today', () => TODAY)
  app.decorateRequest('scope')
  app.decorateRequest('reads')
  app.addHook('onRequest', async (request) => {
    request.scope = scope
    request.reads = connection.db
  })
  sendSecurityHeaders(app, false)
  await app.register(compress, { threshold: 1024, encodings: ['gzip', 'identity'] })
  await app.register(fastifyZodOpenApiPlugin)
  await app.register(planRoutes, { prefix: '/api' })
  return app
}
