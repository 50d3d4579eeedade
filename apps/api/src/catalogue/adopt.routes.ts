import { AdoptIndicator, AdoptIntoPlan, AdoptionView } from '@ttc/contracts/catalogue'
import { addressed, InPartnership } from '@ttc/contracts/id'
import { Problem } from '@ttc/domain/problem'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { findPlan } from '../plan/plan.queries.ts'
import { answerOnce } from '../receipt/receipt.queries.ts'
import { adopt } from './adopt.command.ts'

const tags = ['Catalogue']

export const adoptRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  app.post(
    '/partnerships/:partnership/plans/:plan/adoptions',
    {
      config: { action: 'placement.edit' },
      schema: {
        tags,
        summary: 'Adopt an indicator of the catalogue and put it under a priority',
        params: addressed('plan'),
        body: AdoptIntoPlan,
        response: { 201: AdoptionView },
      },
    },
    async ({ scope, params, body, url }, reply) => {
      const plan = await findPlan(app.db, scope, params.plan)
      if (plan === null) throw new Problem('not-found', 'There is no such plan, or you cannot see it.')
      const answer = await answerOnce(app.db, scope, { address: url, body }, (tx) =>
        adopt(tx, scope, { ...body, into: { ...body, planId: plan.id } }, app.today()),
      )
      return reply.code(201).send(answer)
    },
  )

  app.post(
    '/partnerships/:partnership/catalogue/adoptions',
    {
      config: { action: 'indicator.add' },
      schema: {
        tags,
        summary: 'Adopt an indicator of the catalogue, outside any plan',
        params: InPartnership,
        body: AdoptIndicator,
        response: { 201: AdoptionView },
      },
    },
    async ({ scope, body, url }, reply) => {
      const answer = await answerOnce(app.db, scope, { address: url, body }, (tx) =>
        adopt(tx, scope, { ...body, into: null }, app.today()),
      )
      return reply.code(201).send(answer)
    },
  )
}
