import { ConfirmCode, ConfirmPassword, RecoveryCodesView, TwoFactorView } from '@ttc/contracts/account'
import { Problem } from '@ttc/domain/problem'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { z } from 'zod'
import { noteOfAccount } from '../audit/audit.queries.ts'
import type { AccountChange } from '../mail/letter.ts'
import { tellOfChange, useCodeOnce } from './account.queries.ts'
import { asked, headersOf, passCookies } from './auth-answer.ts'
import { type FoundSession, listSessions, removeSession, removeSessions } from './session.queries.ts'
import { mustBeSignedIn } from './signed-in.ts'
import { checkWithin, forgetAttempts, limits } from './throttle.queries.ts'

/** One-time codes and recovery codes of the person signed in. Every change asks for the password again. */
export const twoFactorRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  const { auth, post, settings, later } = app.accounts
  const tags = ['Account']
  /** Written down for the partnerships, and told to the owner. */
  const tell = async (own: FoundSession, change: Exclude<AccountChange, 'password'>) => {
    await noteOfAccount(app.db, own.accountId, `account.${change}`)
    later(() => tellOfChange(app.db, post, settings.publicUrl, own, change))
  }

  /** A change of what it takes to sign in ends every other session (OWASP ASVS 7.4.3). */
  const endingOthers = async <Body>(own: FoundSession, change: () => Promise<Body>): Promise<Body> => {
    const present = await listSessions(app.db, own.accountId)
    const changed = await change()
    // Those of before, by their ids: the library may have put a new session in the place of this one.
    for (const { id } of present) if (id !== own.sessionId) await removeSession(app.db, own.accountId, id)
    return changed
  }

  /** Wrong passwords are counted here as well, or a stolen session could try them all. */
  const withPassword = async <Body>(own: FoundSession, call: () => Promise<Body>): Promise<Body> => {
    await checkWithin(app.db, limits.passwordOfAccount, own.accountId)
    const answered = await asked(call())
    await forgetAttempts(app.db, limits.passwordOfAccount, own.accountId)
    return answered
  }
  const callOf = (request: FastifyRequest) => ({ headers: headersOf(request), returnHeaders: true }) as const

  app.post(
    '/account/two-factor',
    {
      config: { action: 'account.own' },
      schema: {
        tags,
        summary: 'Begin to set up one-time codes; they are asked for once a first code was confirmed',
        body: ConfirmPassword,
        response: { 200: TwoFactorView },
      },
    },
    async (request, reply) => {
      const own = await mustBeSignedIn(app, request)
      if (own.twoFactor) throw new Problem('conflict', 'One-time codes are set up already. Switch them off first.')
      const body = { password: request.body.password }
      const answered = await withPassword(own, () => auth.api.enableTwoFactor({ body, ...callOf(request) }))
      const made = passCookies(answered, reply)
      if (made.method !== 'totp') throw new Problem('unexpected', 'One-time codes could not be set up.')
      reply.header('cache-control', 'no-store')
      return { uri: made.totpURI, recoveryCodes: made.backupCodes }
    },
  )

  app.post(
    '/account/two-factor/confirm',
    {
      config: { action: 'account.own' },
      schema: { tags, summary: 'Confirm with a first code', body: ConfirmCode, response: { 204: z.undefined() } },
    },
    async (request, reply) => {
      const own = await mustBeSignedIn(app, request)
      if (own.twoFactor) throw new Problem('conflict', 'One-time codes are set up already.')
      await checkWithin(app.db, limits.passwordOfAccount, own.accountId)
      const { code } = request.body
      const answered = await endingOthers(own, () => asked(auth.api.verifyTOTP({ body: { code }, ...callOf(request) })))
      await useCodeOnce(app.db, own.accountId, code, new Date())
      passCookies(answered, reply)
      await forgetAttempts(app.db, limits.passwordOfAccount, own.accountId)
      await tell(own, 'two-factor-on')
      return reply.code(204).send()
    },
  )

  app.post(
    '/account/two-factor/off',
    {
      config: { action: 'account.own' },
      schema: { tags, summary: 'Stop asking for codes', body: ConfirmPassword, response: { 204: z.undefined() } },
    },
    async (request, reply) => {
      const own = await mustBeSignedIn(app, request)
      const body = { password: request.body.password }
      const answered = await endingOthers(own, () =>
        withPassword(own, () => auth.api.disableTwoFactor({ body, ...callOf(request) })),
      )
      passCookies(answered, reply)
      await tell(own, 'two-factor-off')
      return reply.code(204).send()
    },
  )

  app.post(
    '/account/two-factor/recovery-codes',
    {
      config: { action: 'account.own' },
      schema: {
        tags,
        summary: 'Make new recovery codes: the old ones no longer work',
        body: ConfirmPassword,
        response: { 200: RecoveryCodesView },
      },
    },
    async (request, reply) => {
      const own = await mustBeSignedIn(app, request)
      const body = { password: request.body.password }
      const answered = await withPassword(own, () => auth.api.generateBackupCodes({ body, ...callOf(request) }))
      const { backupCodes } = passCookies(answered, reply)
      await removeSessions(app.db, own.accountId, own.sessionId)
      await tell(own, 'recovery-codes')
      reply.header('cache-control', 'no-store')
      return { recoveryCodes: backupCodes }
    },
  )
}
