import { PartnershipListView } from '@ttc/contracts/partnership'
import { allowedAt, isAllowed, wholePartnership } from '@ttc/domain/access'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { listGrants } from '../member/grant.queries.ts'
import { listPartnerships, listPlansOf } from './partnership.queries.ts'

export const partnershipRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  app.get(
    '/partnerships',
    {
      config: { action: 'partnership.read' },
      schema: {
        tags: ['Partnership'],
        summary: 'The partnerships you belong to, with the plans you see and what you may do',
        response: { 200: PartnershipListView },
      },
    },
    async ({ who }) => {
      const rows = await listPartnerships(app.db, who)
      const ids = rows.map(({ id }) => id)
      const [plans, held] = await Promise.all([
        listPlansOf(app.db, ids),
        who.kind === 'token'
          ? who.grants.map((grant) => ({ partnershipId: who.partnershipId, ...grant }))
          : listGrants(app.db, who.accountId),
      ])
      const partnerships = rows.map((row) => {
        const grants = held.filter((one) => one.partnershipId === row.id)
        const seen = plans.filter(
          (plan) =>
            plan.partnershipId === row.id && isAllowed(grants, 'plan.read', { planId: plan.id, priorityId: null }),
        )
        return {
          id: row.id,
          name: row.name,
          area: { code: row.areaCode, name: row.areaName },
          colour: row.colour,
          example: row.example,
          notice: row.notice,
          actingAs: row.actingAs,
          roles: [...new Set(grants.map(({ role }) => role))],
          allowed: allowedAt(grants, [wholePartnership]),
          plans: seen.map(({ partnershipId: _, ...plan }) => plan),
        }
      })
      return { partnerships }
    },
  )
}
