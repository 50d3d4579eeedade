import type { WayIn } from '@ttc/domain/audit'
import { Problem } from '@ttc/domain/problem'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { noteOfAccount } from '../audit/audit.queries.ts'
import { headersOf, passCookies } from './auth-answer.ts'
import { type FoundSession, findSession, removeSession } from './session.queries.ts'

/** The session of a request to the account's own routes, or null. */
export function sessionOf(app: FastifyInstance, request: FastifyRequest, use = true): Promise<FoundSession | null> {
  return findSession(app.db, request.headers.cookie, { secure: app.accounts.settings.secureCookies, use })
}

export async function mustBeSignedIn(app: FastifyInstance, request: FastifyRequest): Promise<FoundSession> {
  const session = await sessionOf(app, request)
  if (session === null) throw new Problem('signed-out', 'Your session has ended. Sign in again.')
  return session
}

/** A sign-in never goes on with a session that was there before it (fixation, and a forgotten person's session). */
export async function endFormerSession(app: FastifyInstance, request: FastifyRequest): Promise<void> {
  const former = await sessionOf(app, request, false)
  if (former !== null) await removeSession(app.db, former.accountId, former.sessionId)
}

/** Signs an account in that proved itself by something else than a password. */
export async function openSessionFor(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
  accountId: string,
  way: WayIn = 'mailed or printed link',
): Promise<void> {
  await endFormerSession(app, request)
  const answered = await app.accounts.auth.api.openSession({
    body: { accountId },
    headers: headersOf(request),
    returnHeaders: true,
  })
  passCookies(answered, reply)
  await noteOfAccount(app.db, accountId, 'account.sign-in', { way })
}
