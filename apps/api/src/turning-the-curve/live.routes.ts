import { addressed } from '@ttc/contracts/id'
import { WalkChangesView, type WalkChangeView } from '@ttc/contracts/turning-the-curve'
import fastifyPlugin from 'fastify-plugin'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { z } from 'zod'
import { latestUpdates } from '../action/action.queries.ts'
import { openLive } from '../live/live.ts'
import { findMember } from '../member/member.queries.ts'
import { changeView } from './answer.view.ts'
import { listChanges } from './change.queries.ts'
import { presentWalk } from './whole-walk.queries.ts'

const MOST_AT_ONCE = 200

/** What everybody in the room sees: the changes of a walk as they are made, as server-sent events. */
const routes: FastifyPluginAsyncZodOpenApi = async (app) => {
  const live = openLive<WalkChangeView>(app)

  const reader = (partnershipId: string, walkId: string) => async (after: number) => {
    const rows = await listChanges(app.db, partnershipId, walkId, after, MOST_AT_ONCE)
    const acted = rows.flatMap(({ answerId, answerKind }) =>
      answerKind === 'action' && answerId !== null ? [answerId] : [],
    )
    const updates = await latestUpdates(app.db, partnershipId, acted)
    return rows.map((row) => changeView(row, updates, app.today()))
  }

  app.addHook('onResponse', async ({ method, params, scope }) => {
    const { walk } = (params ?? {}) as { walk?: string }
    if (method === 'GET' || walk === undefined || scope === undefined) return
    live.wake(`${scope.partnershipId} ${walk.toLowerCase()}`)
  })

  app.get(
    '/partnerships/:partnership/walks/:walk/changes',
    {
      config: { action: 'walk.read' },
      schema: {
        tags: ['Turning the Curve walk'],
        summary: 'What changed in a walk after a number, in order; asked for as events, each change as it is made',
        params: addressed('walk'),
        querystring: z.object({ after: z.coerce.number().int().min(0).max(2_000_000_000).default(0) }),
        response: {
          200: {
            content: { 'application/json': { schema: WalkChangesView }, 'text/event-stream': { schema: z.string() } },
          },
        },
      },
    },
    async (request, reply) => {
      const { scope, params, query, headers } = request
      const { id, sequence } = await presentWalk(app.db, scope, params.walk)
      const read = reader(scope.partnershipId, id)
      if (!headers.accept?.includes('text/event-stream')) return pageOf(await read(query.after))
      const member = await findMember(app.db, scope, scope.memberId)
      const who = member ?? { id: scope.memberId, name: '', agency: '' }
      return live.follow(request, reply, { key: `${scope.partnershipId} ${id}`, sequence, read }, who)
    },
  )
}

function pageOf(changes: readonly WalkChangeView[]): WalkChangesView {
  const last = changes.at(-1)
  return { changes: [...changes], next: changes.length === MOST_AT_ONCE && last ? last.sequence : null }
}

/** Its hooks hold for the routes beside it too: a change answered by any of them wakes whoever follows. */
export const liveRoutes = fastifyPlugin(routes)
