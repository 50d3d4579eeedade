import { addressed } from '@ttc/contracts/id'
import { EditPlacement } from '@ttc/contracts/indicator'
import { ChangedView } from '@ttc/contracts/plan'
import { Problem } from '@ttc/domain/problem'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { reassess } from '../assessment/assessment.queries.ts'
import { findPlacement, savePlacement } from './placement.queries.ts'

const tags = ['Indicators']
const at = '/partnerships/:partnership/placements/:placement'

export const placementRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  app.put(
    at,
    {
      config: { action: 'plan.edit' },
      schema: {
        tags,
        summary: 'Change the owner, or take the indicator out of the plan',
        params: addressed('placement'),
        body: EditPlacement,
        response: { 200: ChangedView },
      },
    },
    async ({ scope, params, body }) => {
      const present = await findPlacement(app.db, scope, params.placement)
      if (present === null) throw missing()
      const version = await app.db.transaction(async (tx) => {
        const saved = await savePlacement(tx, scope, params.placement, body, app.today())
        if (saved !== null) await reassess(tx, scope, [present.indicatorId])
        return saved
      })
      if (version === null)
        throw new Problem('conflict', 'Someone else changed this since you opened it.', {
          present: { version: present.version },
        })
      return { id: params.placement, version }
    },
  )
}

function missing(): Problem {
  return new Problem('not-found', 'There is no such indicator in a plan, or you cannot see it.')
}
