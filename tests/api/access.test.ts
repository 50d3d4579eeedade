import Fastify, { type RouteOptions } from 'fastify'
import { expect, test } from 'vitest'
import { checkAccess } from '../../apps/api/src/app/access.ts'
import { openTestDatabase } from '../support/database.ts'

/** A server with one route more, or the error that kept it from starting. */
async function startWith(route: Partial<RouteOptions> & { url: string }): Promise<string> {
  const connection = await openTestDatabase()
  const app = Fastify()
  checkAccess(app, connection)
  app.route({ method: 'GET', handler: async () => 'answered', ...route })
  const outcome = await app.ready().then(
    () => 'started',
    (error: Error) => error.message,
  )
  await app.close()
  await connection.close()
  return outcome
}

test.each([
  [
    'no action',
    { url: '/api/partnerships/:partnership/plans' },
    'These routes declare no action: GET /api/partnerships/:partnership/plans',
  ],
  [
    'no partnership',
    { url: '/api/plans/:plan', config: { action: 'plan.read' } },
    'These routes name no partnership: GET /api/plans/:plan',
  ],
  [
    'a partnership by another name',
    { url: '/api/:partnerships/plans', config: { action: 'plan.read' } },
    'These routes name no partnership: GET /api/:partnerships/plans',
  ],
] as const)('a route with %s stops the start, and is named', async (_, route, message) => {
  expect(await startWith(route)).toContain(message)
})

test.each([
  { url: '/api/partnerships/:partnership/plans', config: { action: 'plan.read' } },
  { url: '/api/partnerships/:partnership', config: { action: 'plan.read' } },
  { url: '/api/health', config: { action: 'health.read' } },
] as const)('$url with its action starts', async (route) => {
  expect(await startWith(route)).toBe('started')
})
