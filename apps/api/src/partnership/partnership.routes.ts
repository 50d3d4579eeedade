import { PartnershipListView } from '@ttc/contracts/partnership'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { listPartnerships, listPlansOfAll } from './partnership.queries.ts'

export const partnershipRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  app.get(
    '/partnerships',
    {
      config: { action: 'partnership.read' },
      schema: {
        tags: ['Partnership'],
        summary: 'The partnerships you act for, with their plans',
        response: { 200: PartnershipListView },
      },
    },
    async () => {
      const [partnerships, plans] = await Promise.all([listPartnerships(app.db), listPlansOfAll(app.db)])
      return {
        partnerships: partnerships.map(({ areaCode, areaName, ...row }) => ({
          id: row.id,
          name: row.name,
          area: { code: areaCode, name: areaName },
          colour: row.colour,
          example: row.example,
          notice: row.notice,
          actingAs: row.actingAs,
          plans: plans.filter((plan) => plan.partnershipId === row.id).map(({ partnershipId: _, ...plan }) => plan),
        })),
      }
    },
  )
}
