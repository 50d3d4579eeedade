import { addressed } from '@ttc/contracts/id'
import { ChangedView } from '@ttc/contracts/plan'
import { PreviewRag, RagPreviewView, SetRagRule, SetTargets } from '@ttc/contracts/target'
import type { Scope } from '@ttc/domain/access'
import { Problem } from '@ttc/domain/problem'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { reassess } from '../assessment/assessment.queries.ts'
import { findGround } from '../assessment/ground.queries.ts'
import { groundOf, ownSeriesOf } from '../assessment/ground.ts'
import { findPlacement, raiseVersion } from '../placement/placement.queries.ts'
import { answerOnce } from '../receipt/receipt.queries.ts'
import { enteredTargets, previewOf, withRule } from './judge.ts'
import { listTargets, replaceTargets, saveRule } from './target.queries.ts'
import { changesOf } from './target-change.ts'

const tags = ['Targets and rules']
const at = '/partnerships/:partnership/placements/:placement'
const changedMeanwhile = 'Someone else changed the targets or the rule since you opened them.'

export const targetRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  /** A placement with the ground its status is judged on. */
  const placed = async (scope: Scope, id: string) => {
    const placement = await findPlacement(app.db, scope, id)
    if (placement === null)
      throw new Problem('not-found', 'There is no such indicator in a plan, or you cannot see it.')
    const stored = await findGround(app.db, scope, [placement.indicatorId])
    const [row] = stored.indicators
    const [own] = ownSeriesOf(stored, placement.indicatorId)
    const at = stored.placements.find((one) => one.id === id)
    if (row === undefined || own === undefined || at === undefined) throw new Error('A placement without its series')
    return { placement, ground: groundOf(stored, row, own, at) }
  }

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
      const { placement, ground } = await placed(scope, params.placement)
      const entered = enteredTargets(body.targets, ground)
      const { correction } = previewOf(ground, { rules: ground.rules, ...entered })
      const version = await app.db.transaction(async (tx) => {
        const raised = await raiseVersion(tx, scope, placement.id, body.version)
        if (raised === null) return null
        const change = changesOf(await listTargets(tx, scope, placement.id), body.targets, correction)
        await replaceTargets(tx, scope, placement.id, { ...change, reason: body.reason })
        await reassess(tx, scope, [placement.indicatorId])
        return raised
      })
      if (version === null) throw new Problem('conflict', changedMeanwhile, { present: { version: placement.version } })
      return { id: placement.id, version }
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
    async ({ scope, params, body }, reply) => {
      const { placement, ground } = await placed(scope, params.placement)
      const { targets, ranges } = ground
      const { correction } = previewOf(ground, { targets, ranges, rules: withRule(ground.rules, body) })
      const answer = await answerOnce(app.db, scope, body, async (tx) => {
        const version = await raiseVersion(tx, scope, placement.id, body.version)
        if (version === null)
          throw new Problem('conflict', changedMeanwhile, { present: { version: placement.version } })
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
        await reassess(tx, scope, [placement.indicatorId])
        return { id: placement.id, version }
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
      const { ground } = await placed(scope, params.placement)
      const entered = body.targets === null ? ground : enteredTargets(body.targets, ground)
      const rules = body.rule === null ? ground.rules : withRule(ground.rules, body.rule)
      return previewOf(ground, { targets: entered.targets, ranges: entered.ranges, rules })
    },
  )
}
