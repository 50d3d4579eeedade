import { addressed, InPartnership } from '@ttc/contracts/id'
import { PlaceIndicator } from '@ttc/contracts/indicator'
import { ChangedView, CreateOutcome, CreatePlan, CreatePriority, EditPlan, PlanView } from '@ttc/contracts/plan'
import type { Scope } from '@ttc/domain/access'
import { Problem } from '@ttc/domain/problem'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { reassess } from '../assessment/assessment.queries.ts'
import { note } from '../audit/audit.queries.ts'
import { listOutcomes, saveNewOutcome } from '../outcome/outcome.queries.ts'
import { saveNewPlacement } from '../placement/placement.queries.ts'
import { listPriorities, saveNewPriority } from '../priority/priority.queries.ts'
import { answerOnce } from '../receipt/receipt.queries.ts'
import { listDashboard } from './dashboard.queries.ts'
import { findPlan, saveNewPlan, savePlan } from './plan.queries.ts'
import { planView } from './plan.view.ts'

const tags = ['Plan']
const at = '/partnerships/:partnership/plans'

export const planRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
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
        response: { 200: PlanView },
      },
    },
    async ({ reads, scope, params }) => {
      const plan = await found(scope, params.plan, reads)
      const [outcomes, priorities, rows] = await Promise.all([
        listOutcomes(reads, scope, plan.id),
        listPriorities(reads, scope, plan.id),
        listDashboard(reads, scope, plan.versionId, app.today()),
      ])
      return planView({ plan, outcomes, priorities, rows, today: app.today(), grants: scope.grants })
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
