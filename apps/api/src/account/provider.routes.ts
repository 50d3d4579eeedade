import { ElsewhereView, SignInElsewhere } from '@ttc/contracts/account'
import { ownPathOf } from '@ttc/domain/account'
import { Problem } from '@ttc/domain/problem'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { noteOfAccount } from '../audit/audit.queries.ts'
import { asked, headersOf, passCookies } from './auth-answer.ts'
import { endFormerSession } from './signed-in.ts'
import { addressToCount, checkWithin, limits } from './throttle.queries.ts'

/** Signing in at the organisation's own provider (OpenID Connect, authorisation code with PKCE, state and nonce). */
export const providerRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  const { provider } = app.accounts

  app.post(
    '/account/sign-in/provider',
    {
      config: { action: 'account.open' },
      schema: {
        tags: ['Account'],
        summary: 'Where to send the browser to sign in at the organisation',
        body: SignInElsewhere,
        response: { 200: ElsewhereView },
      },
    },
    async (request, reply) => {
      if (provider === null) throw new Problem('not-found', 'No external sign-in is set up here.')
      await checkWithin(app.db, limits.linkFromAddress, addressToCount(request.ip))
      const answered = await asked(provider.begin(ownPathOf(request.body.next), headersOf(request)))
      return { url: passCookies(answered, reply).url ?? '' }
    },
  )

  app.get(
    '/account/callback/oidc',
    { config: { action: 'account.open' }, schema: { hide: true } },
    async (request, reply) => {
      if (provider === null) throw new Problem('not-found', 'No external sign-in is set up here.')
      const at = request.url.indexOf('?')
      const { location, cookies, accountId } = await provider.finish(
        at < 0 ? '' : request.url.slice(at),
        headersOf(request),
      )
      if (accountId !== null) {
        await endFormerSession(app, request)
        await noteOfAccount(app.db, accountId, 'account.sign-in', { way: 'organisation' })
      }
      for (const cookie of cookies) reply.header('set-cookie', cookie)
      reply.header('cache-control', 'no-store')
      return reply.redirect(location, 303)
    },
  )
}
