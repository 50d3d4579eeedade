import { InPartnership } from '@ttc/contracts/id'
import { IdeaFilter, IdeaListView } from '@ttc/contracts/idea'
import { isAllowed } from '@ttc/domain/access'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { latestUpdates } from '../action/action.queries.ts'
import { listPlansOf } from '../partnership/partnership.queries.ts'
import { countIdeas, listActionsOfIdeas, listIdeas, listRowsOf } from './idea.queries.ts'
import { ideaRowView } from './idea.view.ts'

export const ideaRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  app.get(
    '/partnerships/:partnership/ideas',
    {
      config: { action: 'idea.list' },
      schema: {
        tags: ['Ideas'],
        summary: 'The bank of ideas of the walks you may see, with what became of each',
        params: InPartnership,
        querystring: IdeaFilter,
        response: { 200: IdeaListView },
      },
    },
    async ({ scope, query }) => {
      const today = app.today()
      const plans = (await listPlansOf(app.db, [scope.partnershipId])).filter(({ id }) =>
        isAllowed(scope.grants, 'walk.read', { planId: id, priorityId: null }),
      )
      const wanted = { filter: query, plans: plans.map(({ id }) => id) }
      const [ideas, total] = await Promise.all([listIdeas(app.db, scope, wanted), countIdeas(app.db, scope, wanted)])
      const actions = await listActionsOfIdeas(
        app.db,
        scope,
        ideas.map(({ id }) => id),
      )
      const updates = await latestUpdates(
        app.db,
        scope.partnershipId,
        actions.map(({ id }) => id),
      )
      const tried = new Set(actions.map(({ ideaId }) => ideaId))
      const rows = await listRowsOf(
        app.db,
        scope,
        ideas.filter(({ id }) => tried.has(id)),
        today,
      )
      return {
        ideas: ideas.map((idea) => ideaRowView(idea, { actions, updates, rows, today })),
        total,
        plans: plans.map(({ id, name }) => ({ id, name })),
      }
    },
  )
}
