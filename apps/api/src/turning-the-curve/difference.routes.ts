import { addressed } from '@ttc/contracts/id'
import { WalkChangesView, WalkDifferencesView } from '@ttc/contracts/turning-the-curve'
import type { Scope } from '@ttc/domain/access'
import { differenceBetween } from '@ttc/domain/turning-the-curve/difference'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { z } from 'zod'
import { latestUpdates } from '../action/action.queries.ts'
import { changeView } from './answer.view.ts'
import { type ChangeRow, listChangesBefore, listEnds, listLatestOf, listStanding } from './change.queries.ts'
import { presentWalk } from './whole-walk.queries.ts'

const tags = ['Turning the Curve walk']
const at = '/partnerships/:partnership/walks/:walk'
const MOST_AT_ONCE = 50

const Before = z.object({ before: z.coerce.number().int().min(1).max(2_000_000_000).default(2_000_000_000) })
const Meetings = z.object({
  meetings: z.coerce.number().int().min(1).max(50).default(1).meta({ description: 'How many meetings to go back' }),
})

/** What changed, looked back at: between meetings, and everything from the newest on. */
export const differenceRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  const shown = async (scope: Scope, rows: readonly ChangeRow[]) => {
    const ids = rows.flatMap(({ answerId, answerKind }) => (answerKind === 'action' && answerId ? [answerId] : []))
    const updates = await latestUpdates(app.db, scope.partnershipId, ids)
    return rows.map((row) => changeView(row, updates, app.today()))
  }

  app.get(
    `${at}/differences`,
    {
      config: { action: 'walk.read' },
      schema: {
        tags,
        summary: 'What became of the answers since a meeting ended',
        params: addressed('walk'),
        querystring: Meetings,
        response: { 200: WalkDifferencesView },
      },
    },
    async ({ scope, params, query }) => {
      const walk = await presentWalk(app.db, scope, params.walk)
      const ends = await listEnds(app.db, scope, walk.id)
      const end = ends[query.meetings - 1]
      const [then, rows] = await Promise.all([
        listStanding(app.db, scope, walk.id, end?.sequence ?? 0),
        listLatestOf(app.db, scope, walk.id, end?.sequence ?? 0),
      ])
      const changes = await shown(scope, rows)
      const answers = changes.flatMap((change) => {
        const { answer, answerId } = change
        if (answer === null || answerId === null) return []
        const before = then.get(answerId) ?? null
        const did = differenceBetween(before, answer)
        return did === null ? [] : [{ did, before: did === 'added' ? null : (before?.content ?? null), change }]
      })
      return {
        since: end?.at.toISOString() ?? null,
        meetings: ends.length,
        answers,
        updates: changes.filter(({ what }) => what === 'update'),
      }
    },
  )

  app.get(
    `${at}/history`,
    {
      config: { action: 'walk.read' },
      schema: {
        tags,
        summary: 'Everything that happened in a walk, newest first',
        params: addressed('walk'),
        querystring: Before,
        response: { 200: WalkChangesView },
      },
    },
    async ({ scope, params, query }) => {
      const walk = await presentWalk(app.db, scope, params.walk)
      const changes = await shown(scope, await listChangesBefore(app.db, scope, walk.id, query.before, MOST_AT_ONCE))
      return { changes, next: changes.length === MOST_AT_ONCE ? (changes.at(-1)?.sequence ?? null) : null }
    },
  )
}
