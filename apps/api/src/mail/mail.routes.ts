import { addressed, InPartnership } from '@ttc/contracts/id'
import { KeptMailView, MailListView, MailPage } from '@ttc/contracts/mail'
import { Problem } from '@ttc/domain/problem'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { note } from '../audit/audit.queries.ts'
import { findKeptMail, listMails, type MailRow } from './mail.queries.ts'

const viewOf = <Row extends MailRow>(row: Row) => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  sentAt: row.sentAt?.toISOString() ?? null,
})

/** What was mailed to a partnership's people, and what has to be handed on where no mail server is set. */
export const mailRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  app.get(
    '/partnerships/:partnership/mails',
    {
      config: { action: 'mail.read' },
      schema: {
        tags: ['Mail'],
        summary: 'What was mailed, without its words, the newest first',
        params: InPartnership,
        querystring: MailPage,
        response: { 200: MailListView },
      },
    },
    async ({ scope, query: { search = '', kind = null, after = null, limit } }) => {
      const rows = await listMails(app.db, scope, { search, kind, after, limit: limit + 1 })
      const mails = rows.slice(0, limit).map(viewOf)
      const next = rows.length > limit ? (mails.at(-1)?.id ?? null) : null
      return { delivery: app.accounts.post.delivery, mails, next }
    },
  )
  app.get(
    '/partnerships/:partnership/mails/:mail',
    {
      config: { action: 'mail.read' },
      schema: {
        tags: ['Mail'],
        summary: 'A kept mail with its words, to hand on',
        params: addressed('mail'),
        response: { 200: KeptMailView },
      },
    },
    async (request, reply) => {
      const found = await findKeptMail(app.db, request.scope, request.params.mail)
      if (found === null) throw new Problem('not-found', 'There is no kept mail with this id.')
      const entry = { action: 'mail.read', object: 'mail', id: found.id } as const
      await note(app.db, request.scope, { ...entry, before: null, after: { kind: found.kind } })
      reply.header('cache-control', 'no-store')
      return viewOf(found)
    },
  )
}
