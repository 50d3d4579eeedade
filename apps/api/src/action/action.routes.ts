import { ActionFilter, ActionListView } from '@ttc/contracts/action'
import { InPartnership } from '@ttc/contracts/id'
import { isAllowed } from '@ttc/domain/access'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { listPlansOf } from '../partnership/partnership.queries.ts'
import { latestUpdates } from './action.queries.ts'
import { actionRowView } from './action.view.ts'
import { countActions, listActions } from './action-list.queries.ts'

export const actionRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  app.get(
    '/partnerships/:partnership/actions',
    {
      config: { action: 'action.list' },
      schema: {
        tags: ['Actions'],
        summary: 'The actions of the walks you may see, most urgent first',
        params: InPartnership,
        querystring: ActionFilter,
        response: { 200: ActionListView },
      },
    },
    async ({ scope, query }) => {
      const today = app.today()
      const plans = (await listPlansOf(app.db, [scope.partnershipId]))
        .map(({ id }) => id)
        .filter((planId) => isAllowed(scope.grants, 'walk.read', { planId, priorityId: null }))
      const wanted = { filter: query, plans, today }
      const [rows, counts] = await Promise.all([
        listActions(app.db, scope, wanted, query),
        countActions(app.db, scope, wanted),
      ])
      const updates = await latestUpdates(
        app.db,
        scope.partnershipId,
        rows.map(({ id }) => id),
      )
      const total = query.state === 'all' ? counts.open + counts.over : counts[query.state]
      return { actions: rows.map((row) => actionRowView(row, updates.get(row.id), scope, today)), counts, total }
    },
  )
}
