import { addressed } from '@ttc/contracts/id'
import { EditPlacement } from '@ttc/contracts/indicator'
import { ChangedView } from '@ttc/contracts/plan'
import type { Scope } from '@ttc/domain/access'
import { Problem } from '@ttc/domain/problem'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { reassess } from '../assessment/assessment.queries.ts'
import { note } from '../audit/audit.queries.ts'
import { findPlacement, savePlacement } from './placement.queries.ts'

const tags = ['Indicators']
const at = '/partnerships/:partnership/placements/:placement'

export const placementRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  const found = async (scope: Scope, id: string) => {
    const placement = await findPlacement(app.db, scope, id)
    if (placement !== null) return placement
    throw new Problem('not-found', 'There is no such indicator in a plan, or you cannot see it.')
  }

  app.put(
    at,
    {
      config: { action: 'placement.edit' },
      schema: {
        tags,
        summary: 'Change the owner, or take the indicator out of the plan',
        params: addressed('placement'),
        body: EditPlacement,
        response: { 200: ChangedView },
      },
    },
    async ({ scope, params, body }) => {
      const placed = await found(scope, params.placement)
      const version = await app.db.transaction(async (tx) => {
        const saved = await savePlacement(tx, scope, params.placement, body, app.today())
        if (saved === null) return null
        await reassess(tx, scope, [placed.indicatorId], app.today())
        const { headline, owner } = placed
        const before = { headline, ownerMemberId: owner?.id ?? null }
        await note(tx, scope, { action: 'placement.edit', object: 'placement', id: placed.id, before, after: body })
        return saved
      })
      if (version === null)
        throw new Problem('conflict', 'Someone else changed this since you opened it.', {
          present: { version: (await found(scope, params.placement)).version },
        })
      return { id: params.placement, version }
    },
  )
}
