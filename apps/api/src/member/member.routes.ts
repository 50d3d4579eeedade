import { InPartnership } from '@ttc/contracts/id'
import { MemberListView } from '@ttc/contracts/plan'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { listMembers } from './member.queries.ts'

export const memberRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  app.get(
    '/partnerships/:partnership/members',
    {
      config: { action: 'member.read' },
      schema: {
        tags: ['Partnership'],
        summary: 'Who can own and lead',
        params: InPartnership,
        response: { 200: MemberListView },
      },
    },
    async (request) => ({ members: await listMembers(app.db, request.scope) }),
  )
}
