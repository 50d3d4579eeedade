import { addressed, InPartnership } from '@ttc/contracts/id'
import { ChangedView } from '@ttc/contracts/plan'
import { CreateToken, MadeTokenView, RevokeToken, TokenListView, type TokenView } from '@ttc/contracts/token'
import { addDays } from '@ttc/domain/day'
import { Problem } from '@ttc/domain/problem'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { findPlaces } from '../access/place.queries.ts'
import { note } from '../audit/audit.queries.ts'
import { answerOnce } from '../receipt/receipt.queries.ts'
import { findTokenRow, listTokens, revokeToken, saveNewToken, type TokenRow } from './token.queries.ts'
import { hashOfToken, newTokenSecret, prefixOf } from './token-secret.ts'

const tags = ['Tokens']
const at = '/partnerships/:partnership/tokens'
const LONGEST_DAYS = 366

export const tokenRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  app.get(
    at,
    {
      config: { action: 'token.edit' },
      schema: { tags, summary: 'The tokens of programs', params: InPartnership, response: { 200: TokenListView } },
    },
    async ({ scope }) => ({ tokens: (await listTokens(app.db, scope)).map(tokenView) }),
  )

  app.post(
    at,
    {
      config: { action: 'token.edit' },
      schema: {
        tags,
        summary: 'Make a read-only token; it is shown once',
        params: InPartnership,
        body: CreateToken,
        response: { 201: MadeTokenView },
      },
    },
    async ({ scope, body, url }, reply) => {
      const { id, name, planId, expiresOn } = body
      checkExpiry(expiresOn, app.today())
      if (planId !== null && (await findPlaces(app.db, scope.partnershipId, 'plan', planId)) === null)
        throw invalid('planId', 'Choose a plan of this partnership.')
      const secret = newTokenSecret()
      let isNew = false
      // The receipt keeps the answer for ever: the secret is not part of what it keeps.
      const answer = await answerOnce(app.db, scope, { address: url, body }, async (tx) => {
        const expiresAt = new Date(`${expiresOn}T23:59:59.999Z`)
        const kept = { tokenSha256: hashOfToken(secret), prefix: prefixOf(secret), expiresAt }
        await saveNewToken(tx, scope, { id, name, planId, ...kept })
        await note(tx, scope, { action: 'token.edit', object: 'token', id, before: null, after: body })
        isNew = true
        return { id, version: 1 }
      })
      return reply.code(201).send({ ...answer, secret: isNew ? secret : null })
    },
  )

  app.put(
    `${at}/:token`,
    {
      config: { action: 'token.edit' },
      schema: {
        tags,
        summary: 'Revoke a token for good',
        params: addressed('token'),
        body: RevokeToken,
        response: { 200: ChangedView },
      },
    },
    async ({ scope, params, body }) =>
      app.db.transaction(async (tx) => {
        const present = await findTokenRow(tx, scope, params.token)
        if (present === null) throw new Problem('not-found', 'There is no such token, or you cannot see it.')
        const { id, name, revokedAt } = present
        const version = await revokeToken(tx, scope, id, body.version)
        if (version === null)
          throw new Problem('conflict', 'Someone else changed this token since you opened it.', {
            present: tokenView(present),
          })
        const before = { name, revokedAt }
        await note(tx, scope, { action: 'token.edit', object: 'token', id, before, after: { revoked: true } })
        return { id, version }
      }),
  )
}

function tokenView({ madeAt, expiresAt, revokedAt, lastUsedAt, ...row }: TokenRow): TokenView {
  return {
    ...row,
    madeAt: madeAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    revokedAt: revokedAt?.toISOString() ?? null,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  }
}

function checkExpiry(expiresOn: string, today: string): void {
  if (expiresOn < today) throw invalid('expiresOn', 'Enter today or a later day.')
  if (expiresOn > addDays(today, LONGEST_DAYS))
    throw invalid('expiresOn', 'A token lasts a year at most. Enter an earlier day, and make another one then.')
}

function invalid(field: string, message: string): Problem {
  return new Problem('invalid', message, { fields: [{ field, message }] })
}
