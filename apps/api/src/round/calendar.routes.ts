import { createHash } from 'node:crypto'
import { InPartnership } from '@ttc/contracts/id'
import { CalendarLinkView, MadeCalendarLinkView, MakeCalendarLink, WithdrawCalendarLink } from '@ttc/contracts/round'
import { Problem } from '@ttc/domain/problem'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { z } from 'zod'
import { hashOf, newLinkToken } from '../account/server-secret.queries.ts'
import { addressToCount, checkWithin, limits } from '../account/throttle.queries.ts'
import { note } from '../audit/audit.queries.ts'
import { answerOnce } from '../receipt/receipt.queries.ts'
import { calendarOf } from './calendar.command.ts'
import { findOwnLink, saveLink, withdrawLink } from './calendar-link.queries.ts'

const tags = ['Rounds']
const own = '/partnerships/:partnership/calendar-link'
const text = z.any().meta({ type: 'string' })

export const calendarRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  const { publicUrl } = app.accounts.settings

  app.get(
    own,
    {
      config: { action: 'round.own' },
      schema: {
        tags,
        summary: 'Whether you have a calendar address, and when it was last read',
        params: InPartnership,
        response: { 200: CalendarLinkView },
      },
    },
    async ({ scope }) => {
      const link = await findOwnLink(app.db, scope)
      if (link === null) return { link: null }
      const { id, madeAt, lastUsedAt } = link
      return { link: { id, madeAt: madeAt.toISOString(), lastUsedAt: lastUsedAt?.toISOString() ?? null } }
    },
  )

  app.post(
    own,
    {
      config: { action: 'round.own' },
      schema: {
        tags,
        summary: 'Make a calendar address, shown once; the one before is worth nothing any more',
        params: InPartnership,
        body: MakeCalendarLink,
        response: { 201: MadeCalendarLinkView },
      },
    },
    async ({ scope, body, url }, reply) => {
      const { token, sha256 } = newLinkToken()
      let isNew = false
      // The receipt keeps the answer for ever: the address is not part of what it keeps.
      const answer = await answerOnce(app.db, scope, { address: url, body }, async (tx) => {
        await saveLink(tx, scope, body.id, sha256)
        const change = { before: null, after: { calendarLink: 'made' } }
        await note(tx, scope, { action: 'round.own', object: 'member', id: scope.memberId, ...change })
        isNew = true
        return { id: body.id }
      })
      const address = isNew ? `${publicUrl}/api/calendars/${token}/rounds.ics` : null
      return reply.code(201).send({ ...answer, address })
    },
  )

  app.put(
    `${own}/withdrawal`,
    {
      config: { action: 'round.own' },
      schema: {
        tags,
        summary: 'Make your calendar address worthless',
        params: InPartnership,
        body: WithdrawCalendarLink,
        response: { 204: z.undefined() },
      },
    },
    async ({ scope, body }, reply) => {
      await app.db.transaction(async (tx) => {
        if (!(await withdrawLink(tx, scope, body.linkId)))
          throw new Problem('not-found', 'This calendar address was withdrawn already, or is none of yours.')
        const change = { before: null, after: { calendarLink: 'withdrawn' } }
        await note(tx, scope, { action: 'round.own', object: 'member', id: scope.memberId, ...change })
      })
      return reply.code(204).send()
    },
  )

  app.get(
    '/calendars/:secret/rounds.ics',
    {
      config: { action: 'account.open' },
      schema: {
        tags,
        summary: 'Deadlines and meetings for a calendar program, by a secret address',
        description: 'Send the ETag back as If-None-Match, and an unchanged calendar is answered 304 without a body.',
        params: z.object({ secret: z.string().max(100) }),
        response: {
          200: { content: { 'text/calendar': { schema: text } } },
          304: z.null().meta({ description: 'Nothing has changed since the answer with this ETag' }),
        },
      },
    },
    async ({ params, headers, ip }, reply) => {
      const today = app.today()
      const calendar = await calendarOf(app.db, hashOf(params.secret), { today, now: new Date(), publicUrl })
      if (calendar === null) {
        // Only misses count: calendar programs of a whole council may ask from one address, all day long.
        await checkWithin(app.db, limits.calendarFromAddress, addressToCount(ip))
        throw new Problem('not-found', 'This calendar address is worth nothing: it was withdrawn or never made.')
      }
      const tag = `"${createHash('sha256').update(calendar).digest('base64url').slice(0, 27)}"`
      reply.header('cache-control', 'private, no-cache').header('etag', tag)
      if (isKnown(headers['if-none-match'], tag)) return reply.code(304).send(undefined as never)
      reply.header('content-disposition', 'inline; filename="rounds.ics"')
      return reply.type('text/calendar; charset=utf-8').send(calendar)
    },
  )
}

function isKnown(sent: string | undefined, tag: string): boolean {
  const known = sent?.split(',').map((one) => one.trim().replace(/^W\//, '')) ?? []
  return known.includes('*') || known.includes(tag)
}
