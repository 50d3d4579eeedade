import { AddGroup } from '@ttc/contracts/breakdown'
import { addressed } from '@ttc/contracts/id'
import { ChangedView } from '@ttc/contracts/plan'
import { Problem } from '@ttc/domain/problem'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { holdIndicators, reassess } from '../assessment/assessment.queries.ts'
import { note } from '../audit/audit.queries.ts'
import { findIndicator } from '../indicator/indicator.queries.ts'
import { answerOnce } from '../receipt/receipt.queries.ts'
import { saveGroup } from './breakdown.queries.ts'

export const breakdownRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  app.post(
    '/partnerships/:partnership/indicators/:indicator/groups',
    {
      config: { action: 'indicator.edit' },
      schema: {
        tags: ['Indicators'],
        summary: 'Add a group of children that values are recorded for',
        params: addressed('indicator'),
        body: AddGroup,
        response: { 201: ChangedView },
      },
    },
    async ({ scope, params, body, url }, reply) => {
      const answer = await answerOnce(app.db, scope, { address: url, body }, async (tx) => {
        const row = await findIndicator(tx, scope, params.indicator)
        if (row === null) throw new Problem('not-found', 'There is no such indicator, or you cannot see it.')
        await holdIndicators(tx, scope, [row.id])
        await saveGroup(tx, scope, row.id, body)
        const after = { series: body.id, group: body.pairs }
        await note(tx, scope, { action: 'indicator.edit', object: 'indicator', id: row.id, before: null, after })
        await reassess(tx, scope, [row.id], app.today())
        return { id: body.id, version: 1 }
      })
      return reply.code(201).send(answer)
    },
  )
}
