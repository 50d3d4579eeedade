import { AskPasswordReset, ChangePassword, UsePasswordReset } from '@ttc/contracts/account'
import type { Own } from '@ttc/domain/account'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { z } from 'zod'
import { noteOfAccount } from '../audit/audit.queries.ts'
import { findAccountByReset, listPartnershipNames, removeProofs, tellOfChange } from './account.queries.ts'
import { asked, headersOf, passCookies } from './auth-answer.ts'
import { checkNewPassword } from './new-password.ts'
import { mustBeSignedIn } from './signed-in.ts'
import { addressToCount, checkWithin, forgetAttempts, isWithin, limits } from './throttle.queries.ts'

/** Forgotten and changed passwords. */
export const passwordRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  const { auth, post, settings, later } = app.accounts

  const knownOf = async (owner: Readonly<{ id: string; email: string; name: string }> | null): Promise<Own> =>
    owner === null
      ? { email: '', name: '', partnerships: [] }
      : { ...owner, partnerships: await listPartnershipNames(app.db, owner.id) }

  app.post(
    '/account/password-reset',
    {
      config: { action: 'account.open' },
      schema: {
        tags: ['Account'],
        summary: 'Ask for a link to choose a new password: the answer is the same for every address',
        body: AskPasswordReset,
        response: { 202: z.object({}) },
      },
    },
    async (request, reply) => {
      const { email } = request.body
      await checkWithin(app.db, limits.resetFromAddress, addressToCount(request.ip))
      // After the answer, so that its length says nothing; a full count of the address is silent for the same reason.
      later(async () => {
        if (!(await isWithin(app.db, limits.resetOfAccount, email))) return
        await auth.api.requestPasswordReset({ body: { email } })
      })
      return reply.code(202).send({})
    },
  )

  app.post(
    '/account/password-reset/use',
    {
      config: { action: 'account.open' },
      schema: {
        tags: ['Account'],
        summary: 'Choose a new password with the link: ends every session, signs nobody in',
        body: UsePasswordReset,
        response: { 204: z.undefined() },
      },
    },
    async (request, reply) => {
      const { token, password } = request.body
      await checkWithin(app.db, limits.linkFromAddress, addressToCount(request.ip))
      const owner = await findAccountByReset(app.db, token)
      await checkNewPassword(password, await knownOf(owner))
      await asked(auth.api.resetPassword({ body: { token, newPassword: password } }))
      if (owner !== null) {
        await removeProofs(app.db, owner.id)
        await noteOfAccount(app.db, owner.id, 'account.password-reset', null, 'anybody')
        await forgetAttempts(app.db, limits.signInOfAccount, owner.email)
        later(() => tellOfChange(app.db, post, settings.publicUrl, { accountId: owner.id, ...owner }, 'password'))
      }
      return reply.code(204).send()
    },
  )

  app.post(
    '/account/password',
    {
      config: { action: 'account.own' },
      schema: {
        tags: ['Account'],
        summary: 'Change your password: every other session ends',
        body: ChangePassword,
        response: { 204: z.undefined() },
      },
    },
    async (request, reply) => {
      const own = await mustBeSignedIn(app, request)
      const { current, password } = request.body
      await checkNewPassword(password, await knownOf({ id: own.accountId, ...own }))
      await checkWithin(app.db, limits.passwordOfAccount, own.accountId)
      const answered = await asked(
        auth.api.changePassword({
          body: { currentPassword: current, newPassword: password, revokeOtherSessions: true },
          headers: headersOf(request),
          returnHeaders: true,
        }),
      )
      passCookies(answered, reply)
      await forgetAttempts(app.db, limits.passwordOfAccount, own.accountId)
      await removeProofs(app.db, own.accountId)
      await noteOfAccount(app.db, own.accountId, 'account.password-changed')
      later(() => tellOfChange(app.db, post, settings.publicUrl, own, 'password'))
      return reply.code(204).send()
    },
  )
}
