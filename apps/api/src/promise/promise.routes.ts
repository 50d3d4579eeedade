import { addressed, InPartnership } from '@ttc/contracts/id'
import { PromiseFilter, PromiseHistoryView, PromiseListView } from '@ttc/contracts/promise'
import { plansWith } from '@ttc/domain/access'
import { Problem } from '@ttc/domain/problem'
import { medianDays } from '@ttc/domain/promise'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { z } from 'zod'
import { ledgerCursor, ledgerPlace } from '../challenge/ledger-cursor.ts'
import { promisesCsv } from './promise.csv.ts'
import { findPromise } from './promise.queries.ts'
import { promiseRowView } from './promise.view.ts'
import { listEvents } from './promise-event.queries.ts'
import { countDaysToKept, countPromises, listPromises } from './promise-ledger.queries.ts'

const tags = ['Challenges and promises']
const text = z.any().meta({ type: 'string' })
const MOST_IN_FILE = 10_000
const at = '/partnerships/:partnership/promises'

export const promiseRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  app.get(
    at,
    {
      config: { action: 'challenge.list' },
      schema: {
        tags,
        summary: 'The ledger: what was promised in the challenge meetings of the plans you may see, newest first',
        params: InPartnership,
        querystring: PromiseFilter,
        response: { 200: PromiseListView },
      },
    },
    async ({ scope, query }) => {
      const today = app.today()
      const wanted = { filter: query, plans: plansWith(scope.grants, 'plan.read'), today }
      const from = ledgerPlace(query.after)
      const [found, counts, days] = await Promise.all([
        listPromises(app.db, scope, wanted, from, query.limit + 1),
        countPromises(app.db, scope, wanted),
        countDaysToKept(app.db, scope, wanted),
      ])
      const promises = found.slice(0, query.limit).map((row) => promiseRowView(row, scope))
      const last = promises.at(-1)
      const goesOn = found.length > query.limit && last !== undefined
      const next = goesOn ? ledgerCursor({ on: last.madeOn, id: last.id }) : null
      return { asOf: today, promises, counts, medianDays: medianDays(days), next }
    },
  )

  app.get(
    `${at}/file`,
    {
      config: { action: 'challenge.list' },
      schema: {
        tags,
        summary: 'The promises as CSV, narrowed alike',
        params: InPartnership,
        querystring: PromiseFilter.omit({ after: true, limit: true }),
        response: { 200: { content: { 'text/csv': { schema: text } } } },
      },
    },
    async ({ scope, query }, reply) => {
      const today = app.today()
      const wanted = { filter: query, plans: plansWith(scope.grants, 'plan.read'), today }
      const rows = await listPromises(app.db, scope, wanted, null, MOST_IN_FILE)
      return reply
        .header('content-disposition', `attachment; filename="promises-${today}.csv"`)
        .type('text/csv; charset=utf-8')
        .send(
          promisesCsv(
            rows.map((row) => promiseRowView(row, scope)),
            today,
          ),
        )
    },
  )

  app.get(
    `${at}/:promise/history`,
    {
      config: { action: 'challenge-meeting.read' },
      schema: {
        tags,
        summary: 'What happened to a promise, by whom and when',
        params: addressed('promise'),
        response: { 200: PromiseHistoryView },
      },
    },
    async ({ scope, params }) => {
      const found = await findPromise(app.db, scope, params.promise)
      if (found === null) throw new Problem('not-found', 'There is no such promise, or you cannot see it.')
      return { events: await listEvents(app.db, scope, found.id) }
    },
  )
}
