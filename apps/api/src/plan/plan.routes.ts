import { createHash } from 'node:crypto'
import { addressed, InPartnership } from '@ttc/contracts/id'
import { PlaceIndicator } from '@ttc/contracts/indicator'
import { ChangedView, CreateOutcome, CreatePlan, CreatePriority, EditPlan, PlanView } from '@ttc/contracts/plan'
import type { Scope } from '@ttc/domain/access'
import { Problem } from '@ttc/domain/problem'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { z } from 'zod'
import { reassess } from '../assessment/assessment.queries.ts'
import { note } from '../audit/audit.queries.ts'
import { KeptAnswers } from '../kept-answer/kept-answers.ts'
import { listOutcomes, saveNewOutcome } from '../outcome/outcome.queries.ts'
import { saveNewPlacement } from '../placement/placement.queries.ts'
import { listPriorities, saveNewPriority } from '../priority/priority.queries.ts'
import { answerOnce } from '../receipt/receipt.queries.ts'
import { findDashboardVersion, listDashboard } from './dashboard.queries.ts'
import { findPlan, saveNewPlan, savePlan } from './plan.queries.ts'
import { planView } from './plan.view.ts'

const tags = ['Plan']
const at = '/partnerships/:partnership/plans'

export const planRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  const answers = new KeptAnswers()
  const found = async (scope: Scope, id: string, db = app.db) => {
    const plan = await findPlan(db, scope, id)
    if (plan === null) throw new Problem('not-found', 'There is no such plan, or you cannot see it.')
    return plan
  }

  app.get(
    `${at}/:plan`,
    {
      config: { action: 'plan.read', mayBeStale: true },
      schema: {
        tags,
        summary: 'A plan with every indicator and what is judged of it',
        params: addressed('plan'),
        description:
          'Send the ETag back as If-None-Match, and a plan of which nothing has changed is answered 304 without a body.',
        response: {
          200: PlanView,
          304: z.null().meta({ description: 'Nothing has changed since the answer with this ETag' }),
        },
      },
    },
    async ({ reads, scope, params, headers }, reply) => {
      const plan = await found(scope, params.plan, reads)
      const today = app.today()
      const [outcomes, priorities, version] = await Promise.all([
        listOutcomes(reads, scope, plan.id),
        listPriorities(reads, scope, plan.id),
        findDashboardVersion(reads, scope, plan.versionId),
      ])
      const { grants } = scope
      const all = JSON.stringify([scope.partnershipId, version, today, grants, plan, outcomes, priorities])
      const key = createHash('sha256').update(all).digest('base64url')
      const tag = `W/"${key}"`
      reply.header('cache-control', 'private, no-cache').header('vary', 'authorization, cookie').header('etag', tag)
      if (headers['if-none-match'] === tag) return reply.code(304).send(undefined as never)
      const text = await answers.give(key, async () => {
        const rows = await listDashboard(reads, scope, plan.versionId, today)
        return JSON.stringify(PlanView.parse(planView({ plan, outcomes, priorities, rows, today, grants })))
      })
      return reply
        .type('application/json; charset=utf-8')
        .serializer((written: string) => written)
        .send(text as never)
    },
  )

  app.post(
    at,
    {
      config: { action: 'plan.edit' },
      schema: { tags, summary: 'Add a plan', params: InPartnership, body: CreatePlan, response: { 201: ChangedView } },
    },
    async ({ scope, body, url }, reply) => {
      const answer = await answerOnce(app.db, scope, { address: url, body }, async (tx) => {
        await saveNewPlan(tx, scope, body, app.today())
        await note(tx, scope, { action: 'plan.edit', object: 'plan', id: body.id, before: null, after: body })
        return { id: body.id, version: 1 }
      })
      return reply.code(201).send(answer)
    },
  )

  app.put(
    `${at}/:plan`,
    {
      config: { action: 'plan.edit' },
      schema: {
        tags,
        summary: 'Change a plan',
        params: addressed('plan'),
        body: EditPlan,
        response: { 200: ChangedView },
      },
    },
    async ({ scope, params, body }) => {
      const { versionId: _, ...present } = await found(scope, params.plan)
      const version = await app.db.transaction(async (tx) => {
        const saved = await savePlan(tx, scope, params.plan, body)
        if (saved !== null)
          await note(tx, scope, { action: 'plan.edit', object: 'plan', id: params.plan, before: present, after: body })
        return saved
      })
      if (version !== null) return { id: params.plan, version }
      throw new Problem('conflict', 'Someone else changed the plan since you opened it.', { present })
    },
  )

  app.post(
    `${at}/:plan/outcomes`,
    {
      config: { action: 'plan.edit' },
      schema: {
        tags,
        summary: 'Add an outcome',
        params: addressed('plan'),
        body: CreateOutcome,
        response: { 201: ChangedView },
      },
    },
    async ({ scope, params, body, url }, reply) => {
      const plan = await found(scope, params.plan)
      const answer = await answerOnce(app.db, scope, { address: url, body }, async (tx) => {
        await saveNewOutcome(tx, scope, plan.id, body)
        await note(tx, scope, { action: 'plan.edit', object: 'outcome', id: body.id, before: null, after: body })
        return { id: body.id, version: 1 }
      })
      return reply.code(201).send(answer)
    },
  )

  app.post(
    `${at}/:plan/priorities`,
    {
      config: { action: 'plan.edit' },
      schema: {
        tags,
        summary: 'Add a priority',
        params: addressed('plan'),
        body: CreatePriority,
        response: { 201: ChangedView },
      },
    },
    async ({ scope, params, body, url }, reply) => {
      const plan = await found(scope, params.plan)
      const answer = await answerOnce(app.db, scope, { address: url, body }, async (tx) => {
        await saveNewPriority(tx, scope, plan.id, body)
        await note(tx, scope, { action: 'plan.edit', object: 'priority', id: body.id, before: null, after: body })
        return { id: body.id, version: 1 }
      })
      return reply.code(201).send(answer)
    },
  )

  app.post(
    `${at}/:plan/placements`,
    {
      config: { action: 'placement.edit' },
      schema: {
        tags,
        summary: 'Put an indicator under a priority',
        params: addressed('plan'),
        body: PlaceIndicator,
        response: { 201: ChangedView },
      },
    },
    async ({ scope, params, body, url }, reply) => {
      const plan = await found(scope, params.plan)
      const answer = await answerOnce(app.db, scope, { address: url, body }, async (tx) => {
        await saveNewPlacement(tx, scope, plan, body, app.today())
        await note(tx, scope, { action: 'placement.edit', object: 'placement', id: body.id, before: null, after: body })
        await reassess(tx, scope, [body.indicatorId], app.today())
        return { id: body.id, version: 1 }
      })
      return reply.code(201).send(answer)
    },
  )
}
