import { LookAtSetUp, SetUp, SetUpLookView } from '@ttc/contracts/account'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { z } from 'zod'
import { checkNewPassword } from './new-password.ts'
import { setUp } from './set-up.command.ts'
import { findSetUp } from './set-up.queries.ts'
import { openSessionFor } from './signed-in.ts'
import { addressToCount, checkWithin, limits } from './throttle.queries.ts'

/** The first administrator, by the link that the server printed. */
export const setUpRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  app.post(
    '/account/set-up/look',
    {
      config: { action: 'account.open' },
      schema: {
        tags: ['Account'],
        summary: 'Whether the set-up link holds, and what it needs',
        body: LookAtSetUp,
        response: { 200: SetUpLookView },
      },
    },
    async (request, reply) => {
      await checkWithin(app.db, limits.linkFromAddress, addressToCount(request.ip))
      const { expiresAt, partnerships } = await findSetUp(app.db, request.body.token)
      reply.header('cache-control', 'no-store')
      return {
        needsPartnership: partnerships.length === 0,
        partnerships: partnerships.map(({ name }) => name),
        expiresAt: expiresAt.toISOString(),
      }
    },
  )

  app.post(
    '/account/set-up',
    {
      config: { action: 'account.open' },
      schema: {
        tags: ['Account'],
        summary: 'Become the first administrator; signs in',
        body: SetUp,
        response: { 204: z.undefined() },
      },
    },
    async (request, reply) => {
      const { token, password, ...first } = request.body
      await checkWithin(app.db, limits.linkFromAddress, addressToCount(request.ip))
      const { partnerships } = await findSetUp(app.db, token)
      const names = [...partnerships, first.partnership].map((one) => one?.name ?? '')
      await checkNewPassword(password, { ...first, partnerships: names })
      const context = await app.accounts.auth.$context
      const passwordHash = await context.password.hash(password)
      const accountId = await setUp(app.db, token, { ...first, passwordHash })
      await openSessionFor(app, request, reply, accountId)
      return reply.code(204).send()
    },
  )
}
