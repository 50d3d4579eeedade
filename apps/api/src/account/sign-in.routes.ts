import { CurrentSessionView, EnterCode, SignIn, SignInView } from '@ttc/contracts/account'
import { Problem } from '@ttc/domain/problem'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { z } from 'zod'
import { noteOfAccount } from '../audit/audit.queries.ts'
import { findAccountByEmail, openPutBackLocks, useCodeOnce } from './account.queries.ts'
import { asked, headersOf, passCookies } from './auth-answer.ts'
import { sessionCookieName } from './session-cookie.ts'
import { expiryOf, warnSeconds } from './session-life.ts'
import { endFormerSession, sessionOf } from './signed-in.ts'
import { addressToCount, checkWithin, forgetAttempts, giveBack, limits } from './throttle.queries.ts'

/** Signing in with a password and a one-time code, and out again. */
export const signInRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  const { auth, settings, post, later } = app.accounts

  /** What happened to the account of an address, where there is one: never before the answer, which must not show it. */
  const noteOfAddress = async (email: string, event: 'account.sign-in-failed' | 'account.code-asked') => {
    const owner = await findAccountByEmail(app.db, email)
    if (owner !== null) await noteOfAccount(app.db, owner.id, event, null, 'anybody')
  }

  app.get(
    '/account/session',
    {
      config: { action: 'account.open' },
      schema: { tags: ['Account'], summary: 'Who is signed in, and until when', response: { 200: CurrentSessionView } },
    },
    async (request, reply) => {
      const found = await sessionOf(app, request, false)
      reply.header('cache-control', 'no-store')
      return {
        account:
          found === null
            ? null
            : {
                id: found.accountId,
                name: found.name,
                email: found.email,
                example: found.example,
                twoFactor: found.twoFactor,
              },
        expiresAt: found === null ? null : expiryOf(found.times).toISOString(),
        endsAt: found === null ? null : found.times.endsAt.toISOString(),
        warnSeconds,
        now: new Date().toISOString(),
        provider: settings.provider === null ? null : { name: settings.provider.name },
        signInAs: settings.signInAs,
        mail: post.delivery,
      }
    },
  )

  app.post(
    '/account/sign-in',
    {
      config: { action: 'account.open' },
      schema: { tags: ['Account'], summary: 'Sign in with a password', body: SignIn, response: { 200: SignInView } },
    },
    async (request, reply) => {
      const { email, password } = request.body
      const address = addressToCount(request.ip)
      await checkWithin(app.db, limits.signInFromAddress, address)
      await checkWithin(app.db, limits.signInOfAccount, email)
      const answered = await asked(
        auth.api.signInEmail({ body: { email, password }, headers: headersOf(request), returnHeaders: true }),
      ).catch((refusal: unknown) => {
        later(() => noteOfAddress(email, 'account.sign-in-failed'))
        throw refusal
      })
      await forgetAttempts(app.db, limits.signInOfAccount, email)
      await giveBack(app.db, limits.signInFromAddress, address)
      await endFormerSession(app, request)
      const body = passCookies(answered, reply)
      if ('twoFactorRedirect' in body) {
        later(() => noteOfAddress(email, 'account.code-asked'))
        return { next: 'code' as const }
      }
      await noteOfAccount(app.db, body.user.id, 'account.sign-in', { way: 'password' })
      return { next: 'signed-in' as const }
    },
  )

  app.post(
    '/account/sign-in/code',
    {
      config: { action: 'account.open' },
      schema: {
        tags: ['Account'],
        summary: 'Go on with a one-time code, or a recovery code',
        body: EnterCode,
        response: { 200: SignInView },
      },
    },
    async (request, reply) => {
      await checkWithin(app.db, limits.codeFromAddress, addressToCount(request.ip))
      await openPutBackLocks(app.db, new Date())
      const given = request.body
      const call = {
        headers: headersOf(request, sessionCookieName(settings.secureCookies)),
        returnHeaders: true,
      } as const
      const answered = await asked(
        'code' in given
          ? auth.api.verifyTOTP({ body: { code: given.code }, ...call })
          : auth.api.verifyBackupCode({ body: { code: given.recoveryCode }, ...call }),
      )
      const accountId = answered.response.user.id
      if ('code' in given && !(await useCodeOnce(app.db, accountId, given.code, new Date()))) {
        await removeSessionOf(answered.response.token)
        throw new Problem('invalid', 'This code has been used. Wait for the next one.')
      }
      await giveBack(app.db, limits.codeFromAddress, addressToCount(request.ip))
      await endFormerSession(app, request)
      passCookies(answered, reply)
      const way = 'code' in given ? 'one-time code' : 'recovery code'
      await noteOfAccount(app.db, accountId, 'account.sign-in', { way })
      return { next: 'signed-in' as const }
    },
  )

  app.post(
    '/account/sign-out',
    {
      config: { action: 'account.open' },
      schema: { tags: ['Account'], summary: 'End this session', response: { 204: z.undefined() } },
    },
    async (request, reply) => {
      const own = await sessionOf(app, request, false)
      const answered = await asked(auth.api.signOut({ headers: headersOf(request), returnHeaders: true }))
      passCookies(answered, reply)
      if (own !== null) await noteOfAccount(app.db, own.accountId, 'account.sign-out')
      return reply.code(204).send()
    },
  )

  async function removeSessionOf(token: string | undefined): Promise<void> {
    if (token === undefined) return
    const context = await auth.$context
    await context.internalAdapter.deleteSession(token)
  }
}
