import { Readable } from 'node:stream'
import { AuditFilter, AuditPage, AuditView } from '@ttc/contracts/audit'
import { InPartnership } from '@ttc/contracts/id'
import type { Scope } from '@ttc/domain/access'
import { Problem } from '@ttc/domain/problem'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { z } from 'zod'
import { auditCsvHead, auditCsvLine } from './audit.csv.ts'
import { type AuditFilter as Asked, type Cursor, type EntryRow, listEntries } from './audit.queries.ts'

const tags = ['Audit']
const at = '/partnerships/:partnership/audit'
const ROWS_AT_ONCE = 500

export const auditRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  app.get(
    at,
    {
      config: { action: 'audit.read' },
      schema: {
        tags,
        summary: 'Who did what to which object, the newest first',
        params: InPartnership,
        querystring: AuditPage,
        response: { 200: AuditView },
      },
    },
    async ({ scope, query: { after, limit, ...filter } }) => {
      const cursor = after === undefined ? null : cursorIn(after)
      const rows = await listEntries(app.db, scope, askedFor(filter), cursor, limit + 1)
      const entries = rows.slice(0, limit)
      const last = entries.at(-1)
      return {
        entries: entries.map((row) => ({ ...row, at: row.at.toISOString() })),
        next: rows.length > limit && last !== undefined ? cursorOf(last) : null,
      }
    },
  )

  app.get(
    `${at}.csv`,
    {
      config: { action: 'audit.read' },
      schema: {
        tags,
        summary: 'The same as CSV, whole',
        params: InPartnership,
        querystring: AuditFilter,
        response: { 200: { content: { 'text/csv': { schema: z.any().meta({ type: 'string' }) } } } },
      },
    },
    async ({ scope, query }, reply) =>
      reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="audit.csv"')
        .send(Readable.from(lines(scope, askedFor(query)))),
  )

  /** Read in pages while it is sent, so that a long trail is never in memory as a whole. */
  async function* lines(scope: Scope, filter: Asked): AsyncGenerator<string> {
    yield `\uFEFF${auditCsvHead}`
    for (let after: Cursor | null = null, more = true; more; ) {
      const rows: EntryRow[] = await listEntries(app.db, scope, filter, after, ROWS_AT_ONCE)
      yield rows.map(auditCsvLine).join('')
      after = rows.at(-1) ?? null
      more = rows.length === ROWS_AT_ONCE
    }
  }
}

function askedFor({ object, member, action, from, to }: AuditFilter): Asked {
  const said = { object: object ?? null, member: member ?? null, action: action ?? null }
  return { ...said, from: from ?? null, to: to ?? null }
}

const cursorOf = ({ at: moment, id }: Cursor) => `${moment.getTime()}_${id}`

function cursorIn(text: string): Cursor {
  const [, moment = '', id = ''] = /^(\d{1,15})_([0-9a-f-]{36})$/i.exec(text) ?? []
  const read = z.uuid().safeParse(id)
  if (read.success) return { at: new Date(Number(moment)), id }
  const message = 'Send `after` as it was answered in `next`.'
  throw new Problem('invalid', message, { fields: [{ field: 'after', message }] })
}
