import { addressed, InPartnership } from '@ttc/contracts/id'
import { OverrideFilter, OverrideRegisterView, SetOverride, WithdrawOverride } from '@ttc/contracts/override'
import { ChangedView } from '@ttc/contracts/plan'
import { isAllowed } from '@ttc/domain/access'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { note } from '../audit/audit.queries.ts'
import { listPlansOf } from '../partnership/partnership.queries.ts'
import { answerOnce } from '../receipt/receipt.queries.ts'
import { presentPlacement } from '../target/placed.queries.ts'
import { overrideRowView } from './override.view.ts'
import { countByAuthor, countByIndicator, countOverrides, listOverrides } from './register.queries.ts'
import { setOverride, withdrawOverride } from './set-override.command.ts'

const tags = ['Overrides']
const at = '/partnerships/:partnership/placements/:placement/override'

export const overrideRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  app.post(
    at,
    {
      config: { action: 'override.edit' },
      schema: {
        tags,
        summary: 'Show another status beside the computed one, with a reason, until a day',
        params: addressed('placement'),
        body: SetOverride,
        response: { 201: ChangedView },
      },
    },
    async ({ scope, params, body, url }, reply) => {
      const { id: placementId } = await presentPlacement(app.db, scope, params.placement)
      const answer = await answerOnce(app.db, scope, { address: url, body }, async (tx) => {
        const before = await setOverride(tx, scope, placementId, body, app.today())
        await note(tx, scope, { action: 'override.edit', object: 'placement', id: placementId, before, after: body })
        return { id: body.id, version: 1 }
      })
      return reply.code(201).send(answer)
    },
  )

  app.put(
    `${at}/withdrawal`,
    {
      config: { action: 'override.edit' },
      schema: {
        tags,
        summary: 'End an override before its day',
        params: addressed('placement'),
        body: WithdrawOverride,
        response: { 200: ChangedView },
      },
    },
    async ({ scope, params, body }) => {
      const { id: placementId } = await presentPlacement(app.db, scope, params.placement)
      await app.db.transaction(async (tx) => {
        const before = await withdrawOverride(tx, scope, placementId, body.overrideId, app.today())
        if (before === null) return
        const after = { withdrawn: true, reason: body.reason }
        await note(tx, scope, { action: 'override.edit', object: 'placement', id: placementId, before, after })
      })
      return { id: body.overrideId, version: 2 }
    },
  )

  app.get(
    '/partnerships/:partnership/overrides',
    {
      config: { action: 'override.list' },
      schema: {
        tags,
        summary: 'The register: every override of the plans you may see, how often and by whom',
        params: InPartnership,
        querystring: OverrideFilter,
        response: { 200: OverrideRegisterView },
      },
    },
    async ({ scope, query }) => {
      const today = app.today()
      const plans = (await listPlansOf(app.db, [scope.partnershipId]))
        .map(({ id }) => id)
        .filter((planId) => isAllowed(scope.grants, 'indicator.read', { planId, priorityId: null }))
      const wanted = { filter: query, plans, today }
      const [rows, counts, authors, indicators] = await Promise.all([
        listOverrides(app.db, scope, wanted, query),
        countOverrides(app.db, scope, wanted),
        countByAuthor(app.db, scope, wanted),
        countByIndicator(app.db, scope, wanted),
      ])
      const total = query.state === 'all' ? counts.open + counts.ended : counts[query.state]
      return { overrides: rows.map((row) => overrideRowView(row, today)), counts, total, authors, indicators }
    },
  )
}
