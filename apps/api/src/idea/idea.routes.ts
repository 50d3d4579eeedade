import { InPartnership } from '@ttc/contracts/id'
import { IdeaFilter, IdeaListView } from '@ttc/contracts/idea'
import type { PlanRowView } from '@ttc/contracts/plan'
import type { Database } from '@ttc/db/connect'
import { isAllowed, type Scope } from '@ttc/domain/access'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { latestUpdates } from '../action/action.queries.ts'
import { listPlansOf } from '../partnership/partnership.queries.ts'
import { listDashboard } from '../plan/dashboard.queries.ts'
import { planRowView } from '../plan/plan.view.ts'
import { countIdeas, type IdeaRow, listActionsOfIdeas, listIdeas, listPresentVersions } from './idea.queries.ts'
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
      const rows = await rowsOf(
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

/** The indicators of the ideas' priorities, headline ones first. */
async function rowsOf(
  db: Database,
  scope: Scope,
  ideas: readonly IdeaRow[],
  today: string,
): Promise<ReadonlyMap<string, readonly PlanRowView[]>> {
  const found = new Map<string, PlanRowView[]>()
  const planIds = [...new Set(ideas.map(({ plan }) => plan.id))]
  if (planIds.length === 0) return found
  const wanted = new Set(ideas.map(({ priority }) => priority.id))
  for (const version of await listPresentVersions(db, scope, planIds))
    for (const row of await listDashboard(db, scope, version.id))
      if (wanted.has(row.priorityId))
        found.set(row.priorityId, [...(found.get(row.priorityId) ?? []), planRowView(row, today)])
  for (const rows of found.values()) rows.sort((a, b) => Number(b.headline) - Number(a.headline))
  return found
}
