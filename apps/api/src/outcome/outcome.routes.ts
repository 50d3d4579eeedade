import { addressed } from '@ttc/contracts/id'
import { ChangedView, EditOutcome } from '@ttc/contracts/plan'
import { Problem } from '@ttc/domain/problem'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { note } from '../audit/audit.queries.ts'
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
      const present = await findOutcome(app.db, scope, params.outcome)
      if (present === null) throw new Problem('not-found', 'There is no such outcome, or you cannot see it.')
      const version = await app.db.transaction(async (tx) => {
        const saved = await saveOutcome(tx, scope, present.id, body)
        if (saved !== null)
          await note(tx, scope, {
            action: 'plan.edit',
            object: 'outcome',
            id: present.id,
            before: present,
            after: body,
          })
        return saved
      })
      if (version !== null) return { id: present.id, version }
      throw new Problem('conflict', 'Someone else changed this outcome since you opened it.', { present })
    },
  )
}
