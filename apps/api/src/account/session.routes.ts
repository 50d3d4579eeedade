import { SessionAddress, SessionListView } from '@ttc/contracts/account'
import { Problem } from '@ttc/domain/problem'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { z } from 'zod'
import { noteOfAccount } from '../audit/audit.queries.ts'
import { listSessions, removeSession, removeSessions } from './session.queries.ts'
import { expiryOf } from './session-life.ts'
import { mustBeSignedIn } from './signed-in.ts'

/** A person's own sessions, seen and ended. */
export const sessionRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  const tags = ['Account']

  app.get(
    '/account/sessions',
    {
      config: { action: 'account.own' },
      schema: { tags, summary: 'Where you are signed in', response: { 200: SessionListView } },
    },
    async (request, reply) => {
      const own = await mustBeSignedIn(app, request)
      const sessions = await listSessions(app.db, own.accountId)
      reply.header('cache-control', 'no-store')
      return {
        sessions: sessions.map(({ id, userAgent, times }) => ({
          id,
          current: id === own.sessionId,
          device: userAgent,
          startedAt: times.startedAt.toISOString(),
          lastSeenAt: times.lastSeenAt.toISOString(),
          expiresAt: expiryOf(times).toISOString(),
        })),
      }
    },
  )

  app.delete(
    '/account/sessions/:session',
    {
      config: { action: 'account.own' },
      schema: { tags, summary: 'End one of your sessions', params: SessionAddress, response: { 204: z.undefined() } },
    },
    async (request, reply) => {
      const own = await mustBeSignedIn(app, request)
      const removed = await removeSession(app.db, own.accountId, request.params.session)
      if (!removed) throw new Problem('not-found', 'You have no such session; it may have ended already.')
      await noteOfAccount(app.db, own.accountId, 'account.sessions-ended', { sessions: 1 })
      return reply.code(204).send()
    },
  )

  app.delete(
    '/account/sessions',
    {
      config: { action: 'account.own' },
      schema: { tags, summary: 'End every session of yours but this one', response: { 204: z.undefined() } },
    },
    async (request, reply) => {
      const own = await mustBeSignedIn(app, request)
      const sessions = await removeSessions(app.db, own.accountId, own.sessionId)
      if (sessions > 0) await noteOfAccount(app.db, own.accountId, 'account.sessions-ended', { sessions })
      return reply.code(204).send()
    },
  )
}
