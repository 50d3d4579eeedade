import { addressed } from '@ttc/contracts/id'
import { ChangedView } from '@ttc/contracts/plan'
import {
  ConfirmStep,
  EditWalk,
  OpenWalk,
  SetAdviceAside,
  WalkListView,
  WalkView,
} from '@ttc/contracts/turning-the-curve'
import { Problem } from '@ttc/domain/problem'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { note } from '../audit/audit.queries.ts'
import { findPlan } from '../plan/plan.queries.ts'
import { findPriority, listPriorities } from '../priority/priority.queries.ts'
import { answerOnce } from '../receipt/receipt.queries.ts'
import { saveSetAside } from './advice.queries.ts'
import { appendChange, takeTurn } from './change.queries.ts'
import { saveConfirmed } from './step.queries.ts'
import { listWalks, saveNewWalk, saveTemplate } from './walk.queries.ts'
import { figuresOf, walkListView, walkView } from './walk.view.ts'
import { loadWalk, presentWalk } from './whole-walk.queries.ts'

const tags = ['Turning the Curve walk']
const at = '/partnerships/:partnership/walks/:walk'

export const walkRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  app.get(
    '/partnerships/:partnership/plans/:plan/walks',
    {
      config: { action: 'walk.read' },
      schema: {
        tags,
        summary: 'The walks of a plan and how far each is',
        params: addressed('plan'),
        response: { 200: WalkListView },
      },
    },
    async ({ scope, params }) => {
      if ((await findPlan(app.db, scope, params.plan)) === null)
        throw new Problem('not-found', 'There is no such plan, or you cannot see it.')
      const [walks, priorities] = await Promise.all([
        listWalks(app.db, scope, params.plan),
        listPriorities(app.db, scope, params.plan),
      ])
      return walkListView(walks, priorities, scope.grants)
    },
  )

  app.post(
    '/partnerships/:partnership/priorities/:priority/walks',
    {
      config: { action: 'walk.contribute' },
      schema: {
        tags,
        summary: 'Open the walk of a priority, of one of its indicators, or of a service',
        params: addressed('priority'),
        body: OpenWalk,
        response: { 201: ChangedView },
      },
    },
    async ({ scope, params, body, url }, reply) => {
      if ((await findPriority(app.db, scope, params.priority)) === null)
        throw new Problem('not-found', 'There is no such priority, or you cannot see it.')
      const answer = await answerOnce(app.db, scope, { address: url, body }, async (tx) => {
        await saveNewWalk(tx, scope, params.priority, body)
        await appendChange(tx, scope, body.id, { what: 'walk', detail: { opened: true } })
        await note(tx, scope, { action: 'walk.lead', object: 'walk', id: body.id, before: null, after: body })
        return { id: body.id, version: 1 }
      })
      return reply.code(201).send(answer)
    },
  )

  app.get(
    at,
    {
      config: { action: 'walk.read' },
      schema: {
        tags,
        summary: 'A walk with its answers, its advice and the curves beside them',
        params: addressed('walk'),
        response: { 200: WalkView },
      },
    },
    async ({ scope, params }) =>
      walkView({
        ...(await loadWalk(app.db, scope, params.walk, app.today())),
        today: app.today(),
        grants: scope.grants,
      }),
  )

  app.put(
    at,
    {
      config: { action: 'walk.lead' },
      schema: {
        tags,
        summary: 'Choose the set of questions',
        params: addressed('walk'),
        body: EditWalk,
        response: { 200: ChangedView },
      },
    },
    async ({ scope, params, body }) => {
      const version = await app.db.transaction(async (tx) => {
        await takeTurn(tx, scope, params.walk)
        const saved = await saveTemplate(tx, scope, params.walk, body)
        if (saved === null) return null
        await appendChange(tx, scope, params.walk, { what: 'walk', detail: { template: body.template } })
        await note(tx, scope, { action: 'walk.lead', object: 'walk', id: params.walk, before: null, after: body })
        return saved
      })
      if (version !== null) return { id: params.walk, version }
      const { template, version: stored } = await presentWalk(app.db, scope, params.walk)
      throw new Problem('conflict', 'Someone else changed this walk since you opened it.', {
        present: { template, version: stored },
      })
    },
  )

  app.put(
    `${at}/confirmed`,
    {
      config: { action: 'walk.contribute' },
      schema: {
        tags,
        summary: 'Say that the group has answered a step for now, or take that back',
        params: addressed('walk'),
        body: ConfirmStep,
        response: { 200: WalkView },
      },
    },
    async ({ scope, params, body }) => {
      const figures = figuresOf(await loadWalk(app.db, scope, params.walk, app.today()))
      await app.db.transaction(async (tx) => {
        await takeTurn(tx, scope, params.walk)
        await saveConfirmed(tx, scope, params.walk, body, figures)
      })
      return walkView({
        ...(await loadWalk(app.db, scope, params.walk, app.today())),
        today: app.today(),
        grants: scope.grants,
      })
    },
  )

  app.put(
    `${at}/advice`,
    {
      config: { action: 'walk.contribute' },
      schema: {
        tags,
        summary: 'Set a piece of advice aside with a reason, or take that back',
        params: addressed('walk'),
        body: SetAdviceAside,
        response: { 200: WalkView },
      },
    },
    async ({ scope, params, body }) => {
      await app.db.transaction(async (tx) => {
        await takeTurn(tx, scope, params.walk)
        await saveSetAside(tx, scope, params.walk, body)
      })
      return walkView({
        ...(await loadWalk(app.db, scope, params.walk, app.today())),
        today: app.today(),
        grants: scope.grants,
      })
    },
  )
}
