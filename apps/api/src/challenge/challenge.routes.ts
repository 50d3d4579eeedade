import { ChallengeFilter, ChallengeListView } from '@ttc/contracts/challenge'
import { InPartnership } from '@ttc/contracts/id'
import { plansWith } from '@ttc/domain/access'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { z } from 'zod'
import { challengesCsv } from './challenge.csv.ts'
import { challengeRowView } from './challenge.view.ts'
import { countChallenges, listChallenges } from './ledger.queries.ts'
import { ledgerCursor, ledgerPlace } from './ledger-cursor.ts'

const tags = ['Challenges and promises']
const text = z.any().meta({ type: 'string' })
const MOST_IN_FILE = 10_000
const at = '/partnerships/:partnership/challenges'

export const challengeRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  app.get(
    at,
    {
      config: { action: 'challenge.list' },
      schema: {
        tags,
        summary: 'The ledger: what was asked in the challenge meetings of the plans you may see, newest first',
        params: InPartnership,
        querystring: ChallengeFilter,
        response: { 200: ChallengeListView },
      },
    },
    async ({ scope, query }) => {
      const wanted = { filter: query, plans: plansWith(scope.grants, 'plan.read') }
      const from = ledgerPlace(query.after)
      const [found, counts] = await Promise.all([
        listChallenges(app.db, scope, wanted, from, query.limit + 1),
        countChallenges(app.db, scope, wanted),
      ])
      const challenges = found.slice(0, query.limit).map(challengeRowView)
      const last = challenges.at(-1)
      const goesOn = found.length > query.limit && last !== undefined
      return {
        asOf: app.today(),
        challenges,
        counts,
        next: goesOn ? ledgerCursor({ on: last.askedOn, id: last.id }) : null,
      }
    },
  )

  app.get(
    `${at}/file`,
    {
      config: { action: 'challenge.list' },
      schema: {
        tags,
        summary: 'The challenges as CSV, narrowed alike',
        params: InPartnership,
        querystring: ChallengeFilter.omit({ after: true, limit: true }),
        response: { 200: { content: { 'text/csv': { schema: text } } } },
      },
    },
    async ({ scope, query }, reply) => {
      const wanted = { filter: query, plans: plansWith(scope.grants, 'plan.read') }
      const rows = await listChallenges(app.db, scope, wanted, null, MOST_IN_FILE)
      return reply
        .header('content-disposition', `attachment; filename="challenges-${app.today()}.csv"`)
        .type('text/csv; charset=utf-8')
        .send(challengesCsv(rows.map(challengeRowView)))
    },
  )
}
