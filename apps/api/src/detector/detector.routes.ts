import { DetectorFilter, DetectorListView, IndicatorFoundView } from '@ttc/contracts/detector'
import { ExceptionRowView } from '@ttc/contracts/exception'
import { addressed, InPartnership } from '@ttc/contracts/id'
import { plansWith } from '@ttc/domain/access'
import { howMuch, sumOfFound } from '@ttc/domain/detector'
import { Problem } from '@ttc/domain/problem'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { findRow, listFound } from './detector.queries.ts'

/** No page shows more; the totals are of all of them. */
const MOST = 200

export const detectorRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  app.get(
    '/partnerships/:partnership/detectors',
    {
      config: { action: 'exception.list', mayBeStale: true },
      schema: {
        tags: ['Red and amber'],
        summary: 'What to look at in what has been written: in all, and by priority',
        params: InPartnership,
        querystring: DetectorFilter,
        response: { 200: DetectorListView },
      },
    },
    async ({ reads, scope, query }) => {
      await app.daily.passDue(scope.partnershipId)
      const rows = await listFound(reads, scope, { filter: query, plans: plansWith(scope.grants, 'plan.read') })
      const priorities = rows
        .filter(({ found }) => howMuch(found) > 0)
        .toSorted((a, b) => howMuch(b.found) - howMuch(a.found))
        .slice(0, MOST)
      return { asOf: app.today(), total: sumOfFound(rows.map(({ found }) => found)), priorities }
    },
  )

  app.get(
    '/partnerships/:partnership/placements/:placement/detectors',
    {
      config: { action: 'plan.read', mayBeStale: true },
      schema: {
        tags: ['Red and amber'],
        summary: 'What to look at in what has been written of one indicator',
        params: addressed('placement'),
        response: { 200: IndicatorFoundView },
      },
    },
    async ({ reads, scope, params }) => {
      const text = await findRow(reads, scope, params.placement)
      if (text === null) throw new Problem('not-found', 'There is no such indicator in a plan, or you cannot see it.')
      const { plan, priority, wordsOn, sameWords, actions, unreasoned } = ExceptionRowView.parse(JSON.parse(text))
      return { asOf: app.today(), plan, priority, wordsOn, sameWords, noEffect: actions.noEffect, unreasoned }
    },
  )
}
