import { addressed } from '@ttc/contracts/id'
import { ChangedView, EditOutcome } from '@ttc/contracts/plan'
import { Problem } from '@ttc/domain/problem'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { findOutcome, saveOutcome } from './outcome.queries.ts'

export const outcomeRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  app.put(
    '/partnerships/:partnership/outcomes/:outcome',
    {
      config: { action: 'plan.edit' },
      schema: {
        tags: ['Plan'],
        summary: 'Change, retire or restore an outcome',
        params: addressed('outcome'),
        body: EditOutcome,
        response: { 200: ChangedView },
      },
    },
    async ({ scope, params, body }) => {
      const version = await saveOutcome(app.db, scope, params.outcome, body)
      if (version !== null) return { id: params.outcome, version }
      const present = await findOutcome(app.db, scope, params.outcome)
      if (present === null) throw new Problem('not-found', 'There is no such outcome, or you cannot see it.')
      throw new Problem('conflict', 'Someone else changed this outcome since you opened it.', { present })
    },
  )
}
