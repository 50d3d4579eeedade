import { addressed } from '@ttc/contracts/id'
import { ChangedView } from '@ttc/contracts/plan'
import { PreviewRag, RagPreviewView, SetRagRule, SetTargets } from '@ttc/contracts/target'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { reassess } from '../assessment/assessment.queries.ts'
import { note } from '../audit/audit.queries.ts'
import { answerOnce } from '../receipt/receipt.queries.ts'
import { enteredTargets, previewOf, withRule } from './judge.ts'
import { findPlacedGround, presentPlacement, takeVersion } from './placed.queries.ts'
import { listTargets, replaceTargets, saveRule } from './target.queries.ts'
import { changesOf } from './target-change.ts'

const tags = ['Targets and rules']
const at = '/partnerships/:partnership/placements/:placement'

export const targetRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  app.put(
    `${at}/targets`,
    {
      config: { action: 'target.edit' },
      schema: {
        tags,
        summary: 'Set the dated targets',
        params: addressed('placement'),
        body: SetTargets,
        response: { 200: ChangedView },
      },
    },
    async ({ scope, params, body }) => {
      const version = await app.db.transaction(async (tx) => {
        const { placement, ground } = await takeVersion(tx, scope, params.placement, body.version)
        const entered = enteredTargets(body.targets, ground)
        const { correction } = previewOf(ground, { rules: ground.rules, ...entered })
        const before = await listTargets(tx, scope, placement.id)
        const change = changesOf(before, body.targets, correction)
        await replaceTargets(tx, scope, placement.id, { ...change, reason: body.reason })
        await reassess(tx, scope, [placement.indicatorId], app.today())
        const { id } = placement
        await note(tx, scope, {
          action: 'target.edit',
          object: 'placement',
          id,
          before: { targets: before },
          after: body,
        })
        return placement.version
      })
      return { id: params.placement, version }
    },
  )

  app.post(
    `${at}/rules`,
    {
      config: { action: 'target.edit' },
      schema: {
        tags,
        summary: 'Set the RAG rule from a day on',
        params: addressed('placement'),
        body: SetRagRule,
        response: { 201: ChangedView },
      },
    },
    async ({ scope, params, body, url }, reply) => {
      await presentPlacement(app.db, scope, params.placement)
      const answer = await answerOnce(app.db, scope, { address: url, body }, async (tx) => {
        const { placement, ground } = await takeVersion(tx, scope, params.placement, body.version)
        const { targets, ranges } = ground
        const { correction } = previewOf(ground, { targets, ranges, rules: withRule(ground.rules, body) })
        const { id, appliesFrom, tolerance, path, amberIfImproved, reason } = body
        const kind = { toleranceKind: tolerance.kind, toleranceAmount: tolerance.amount }
        await saveRule(tx, scope, {
          id,
          placementId: placement.id,
          appliesFrom,
          ...kind,
          path,
          amberIfImproved,
          reason,
          correction,
        })
        await reassess(tx, scope, [placement.indicatorId], app.today())
        await note(tx, scope, {
          action: 'target.edit',
          object: 'placement',
          id: placement.id,
          before: { rules: ground.rules },
          after: { rule: body },
        })
        return { id: placement.id, version: placement.version }
      })
      return reply.code(201).send(answer)
    },
  )

  app.post(
    `${at}/rag-preview`,
    {
      config: { action: 'indicator.read' },
      schema: {
        tags,
        summary: 'What targets and a rule would have said of the last eight values; nothing is stored',
        params: addressed('placement'),
        body: PreviewRag,
        response: { 200: RagPreviewView },
      },
    },
    async ({ scope, params, body }) => {
      const ground = await findPlacedGround(app.db, scope, await presentPlacement(app.db, scope, params.placement))
      const entered = body.targets === null ? ground : enteredTargets(body.targets, ground)
      const rules = body.rule === null ? ground.rules : withRule(ground.rules, body.rule)
      return previewOf(ground, { targets: entered.targets, ranges: entered.ranges, rules })
    },
  )
}
