import { addressed } from '@ttc/contracts/id'
import { ChangedView, EditPriority } from '@ttc/contracts/plan'
import { Problem } from '@ttc/domain/problem'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { note } from '../audit/audit.queries.ts'
import { findPriority, savePriority } from './priority.queries.ts'

export const priorityRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  app.put(
    '/partnerships/:partnership/priorities/:priority',
    {
      config: { action: 'plan.edit' },
      schema: {
        tags: ['Plan'],
        summary: 'Change, retire or restore a priority',
        params: addressed('priority'),
        body: EditPriority,
        response: { 200: ChangedView },
      },
    },
    async ({ scope, params, body }) => {
      const present = await findPriority(app.db, scope, params.priority)
      if (present === null) throw new Problem('not-found', 'There is no such priority, or you cannot see it.')
      const version = await app.db.transaction(async (tx) => {
        const saved = await savePriority(tx, scope, present, body)
        if (saved !== null)
          await note(tx, scope, {
            action: 'plan.edit',
            object: 'priority',
            id: present.id,
            before: present,
            after: body,
          })
        return saved
      })
      if (version !== null) return { id: params.priority, version }
      throw new Problem('conflict', 'Someone else changed this priority since you opened it.', { present })
    },
  )
}
