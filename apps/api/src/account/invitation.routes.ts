import {
  AcceptedView,
  AcceptInvitation,
  InvitationListView,
  InvitationLookView,
  InvitationView,
  InviteMember,
  LookAtInvitation,
} from '@ttc/contracts/account'
import { addressed, InPartnership } from '@ttc/contracts/id'
import { Problem } from '@ttc/domain/problem'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { z } from 'zod'
import { note } from '../audit/audit.queries.ts'
import { invitationLetter, linkTo } from '../mail/letter.ts'
import { queueMail } from '../mail/mail.queries.ts'
import { answerOnce } from '../receipt/receipt.queries.ts'
import { acceptInvitation } from './accept-invitation.command.ts'
import {
  findInvitationByToken,
  hasAccount,
  INVITATION_DAYS,
  type InvitationRow,
  linkOver,
  listInvitations,
  saveInvitation,
  withdrawInvitation,
} from './invitation.queries.ts'
import { checkNewPassword } from './new-password.ts'
import { newLinkToken } from './server-secret.queries.ts'
import { openSessionFor, sessionOf } from './signed-in.ts'
import { addressToCount, checkWithin, limits } from './throttle.queries.ts'

const DAY_MS = 86_400_000

/** Inviting somebody to be a member, and accepting. */
export const invitationRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  const { auth, post, settings } = app.accounts
  const tags = ['Account']

  app.get(
    '/partnerships/:partnership/invitations',
    {
      config: { action: 'member.invite' },
      schema: {
        tags: ['Partnership'],
        summary: 'Who was invited',
        params: InPartnership,
        response: { 200: InvitationListView },
      },
    },
    async (request) => {
      const now = new Date()
      return { invitations: (await listInvitations(app.db, request.scope)).map((row) => viewOf(row, now)) }
    },
  )

  app.post(
    '/partnerships/:partnership/invitations',
    {
      config: { action: 'member.invite' },
      schema: {
        tags: ['Partnership'],
        summary: 'Mail a member a link to join with: the answer is the same whether the address has an account',
        params: InPartnership,
        body: InviteMember,
        response: { 201: InvitationView },
      },
    },
    async (request, reply) => {
      const { id, memberId, email } = request.body
      const { url, body, scope } = request
      const answer = await answerOnce(app.db, scope, { address: url, body }, async (tx) => {
        const { token, sha256 } = newLinkToken()
        const createdAt = new Date()
        const expiresAt = new Date(createdAt.getTime() + INVITATION_DAYS * DAY_MS)
        const made = { id, memberId, email, tokenSha256: sha256, expiresAt }
        const { member, partnership } = await saveInvitation(tx, scope, made)
        const letter = invitationLetter(email, partnership, member, linkTo(settings.publicUrl, 'invitation', token))
        await queueMail(tx, post.delivery, scope.partnershipId, letter)
        await note(tx, scope, {
          action: 'member.invite',
          object: 'invitation',
          id,
          before: null,
          after: { memberId, email },
        })
        return viewOf({ ...made, member, createdAt, acceptedAt: null, withdrawnAt: null }, createdAt)
      })
      app.accounts.later(post.sendDue)
      return reply.code(201).send(answer)
    },
  )

  app.post(
    '/partnerships/:partnership/invitations/:invitation/withdraw',
    {
      config: { action: 'member.invite' },
      schema: {
        tags: ['Partnership'],
        summary: 'Make the link worthless',
        params: addressed('invitation'),
        response: { 204: z.undefined() },
      },
    },
    async (request, reply) => {
      const { scope, params } = request
      const withdrawn = await app.db.transaction(async (tx) => {
        const gone = await withdrawInvitation(tx, scope, params.invitation)
        const entry = { action: 'member.invite', object: 'invitation', id: params.invitation } as const
        if (gone) await note(tx, scope, { ...entry, before: { state: 'open' }, after: { state: 'withdrawn' } })
        return gone
      })
      if (!withdrawn) throw new Problem('not-found', 'There is no open invitation with this id.')
      return reply.code(204).send()
    },
  )

  app.post(
    '/account/invitation',
    {
      config: { action: 'account.open' },
      schema: {
        tags,
        summary: 'What a link invites to',
        body: LookAtInvitation,
        response: { 200: InvitationLookView },
      },
    },
    async (request, reply) => {
      await checkWithin(app.db, limits.linkFromAddress, addressToCount(request.ip))
      const found = await findInvitationByToken(app.db, request.body.token)
      if (found === null) throw linkOver()
      const own = await sessionOf(app, request)
      const needs =
        own?.email === found.email
          ? ('nothing' as const)
          : (await hasAccount(app.db, found.email))
            ? ('sign-in' as const)
            : ('account' as const)
      const { partnership, member, email, expiresAt } = found
      reply.header('cache-control', 'no-store')
      return { partnership, member, email, needs, expiresAt: expiresAt.toISOString() }
    },
  )

  app.post(
    '/account/invitation/accept',
    {
      config: { action: 'account.open' },
      schema: {
        tags,
        summary: 'Accept, as you are signed in or with a new account; signs a new account in',
        body: AcceptInvitation,
        response: { 200: AcceptedView },
      },
    },
    async (request, reply) => {
      const { token, account } = request.body
      await checkWithin(app.db, limits.linkFromAddress, addressToCount(request.ip))
      const signedIn = await sessionOf(app, request)
      const fresh = account === null ? null : await freshAccount(token, account)
      const accepted = await acceptInvitation(app.db, token, { signedIn, fresh })
      if (accepted.isNew) await openSessionFor(app, request, reply, accepted.accountId)
      return { partnershipId: accepted.partnershipId }
    },
  )

  async function freshAccount(token: string, { name, password }: { name: string; password: string }) {
    const found = await findInvitationByToken(app.db, token)
    await checkNewPassword(password, { email: found?.email ?? '', name, partnerships: [found?.partnership ?? ''] })
    const context = await auth.$context
    return { name, passwordHash: await context.password.hash(password) }
  }
}

function viewOf(row: InvitationRow, now: Date) {
  const { id, memberId, member, email } = row
  return {
    id,
    memberId,
    member,
    email,
    state: stateOf(row, now),
    expiresAt: row.expiresAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
  }
}

function stateOf({ acceptedAt, withdrawnAt, expiresAt }: InvitationRow, now: Date) {
  if (acceptedAt !== null) return 'accepted' as const
  if (withdrawnAt !== null) return 'withdrawn' as const
  return expiresAt > now ? ('open' as const) : ('expired' as const)
}
