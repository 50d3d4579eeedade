import { addressed } from '@ttc/contracts/id'
import { ReadSmallNumbers, RevisionListView } from '@ttc/contracts/measurement'
import { Problem } from '@ttc/domain/problem'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { noteReading } from '../audit/audit.queries.ts'
import { listRawRevisions } from './measurement.queries.ts'
import { revisionView } from './revision.view.ts'
import { findSeries } from './series.queries.ts'

const REVISIONS_SHOWN = 500

export const smallNumberRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  // A request that changes nothing but the trail is still no GET: no link, cache or program may set it off.
  app.post(
    '/partnerships/:partnership/series/:series/small-numbers',
    {
      config: { action: 'measurement.read-small' },
      schema: {
        tags: ['Measurements'],
        summary:
          'Every value of a series with the small numbers that are hidden elsewhere; the reading is written down',
        params: addressed('series'),
        body: ReadSmallNumbers,
        response: { 200: RevisionListView },
      },
    },
    ({ scope, params, body }) =>
      app.db.transaction(async (tx) => {
        const found = await findSeries(tx, scope, params.series)
        if (found === null) throw new Problem('not-found', 'There is no such series, or you cannot see it.')
        await noteReading(tx, scope, 'series', found.series.id, body.reason)
        const rows = await listRawRevisions(tx, scope, found.series.id, REVISIONS_SHOWN + 1)
        const revisions = rows.slice(0, REVISIONS_SHOWN).map((one) => revisionView(one, found.row.periodKind))
        return { revisions, more: rows.length > REVISIONS_SHOWN, asOf: app.today() }
      }),
  )
}
