import { type Connection, isReachable } from '@ttc/db/connect'
import { Problem } from '@ttc/domain/problem'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { z } from 'zod'

const HealthView = z
  .object({ status: z.literal('ok'), database: z.enum(['embedded', 'server']) })
  .meta({ id: 'Health' })

/** Whether the process runs (live), and whether it can do its work now (ready). */
export const healthRoutes: FastifyPluginAsyncZodOpenApi<{ connection: Connection }> = async (app, { connection }) => {
  const schema = { tags: ['Health'], response: { 200: HealthView } }
  const ok = () => ({ status: 'ok' as const, database: connection.kind })
  app.get(
    '/health/live',
    { config: { action: 'health.read' }, schema: { ...schema, summary: 'The process runs' } },
    async () => ok(),
  )
  app.get(
    '/health/ready',
    {
      config: { action: 'health.read' },
      schema: { ...schema, summary: 'The database answers, and the node is not about to stop' },
    },
    async () => {
      const shortage = connection.shortage?.() ?? null
      if (shortage !== null) throw shortage
      if (app.isDraining()) throw new Problem('unavailable', 'This node is about to stop. Ask another one.')
      if (await isReachable(connection)) return ok()
      throw new Problem('unavailable', 'The database does not answer at the moment. Try again in a minute.')
    },
  )
}
