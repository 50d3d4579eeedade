import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { FEED_PAGE, type FeedFormat, FeedQuery, FeedView, type ObservationView } from '@ttc/contracts/feed'
import { InPartnership } from '@ttc/contracts/id'
import type { Scope } from '@ttc/domain/access'
import { Problem } from '@ttc/domain/problem'
import type { FastifyReply, RouteOptions } from 'fastify'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { z } from 'zod'
import { findAsked } from './asked.command.ts'
import { placeIn } from './cursor.ts'
import { findDataVersion } from './data-version.queries.ts'
import { contentTypes, formatOf } from './format.ts'
import { csvHead, csvLines } from './observation.csv.ts'
import { countRows } from './observation.queries.ts'
import { observationsXlsx, SHEET_ROWS } from './observation.xlsx.ts'
import { readAll, readPage } from './reading.command.ts'

const tags = ['Feed']
const bytes = z.any().meta({ type: 'string', format: 'binary' })
const lines = z.any().meta({ type: 'string' })
/** NDJSON is packed here alone: elsewhere its lines tell of progress, and must not wait for more of them. */
const PACKED = {
  encodings: ['gzip', 'identity'],
  customTypes: /^(?:text\/csv|application\/(?:json|x-ndjson));/,
} satisfies RouteOptions['compress']

export const feedRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  app.get(
    '/partnerships/:partnership/observations',
    {
      config: { action: 'indicator.list' },
      compress: PACKED,
      schema: {
        tags,
        summary: 'Every figure you can see as one flat table, for other programs',
        description:
          'A row is one value: an indicator, an area, a group of children, a period. JSON in pages, CSV and NDJSON (a row a line) whole unless `limit` asks for pages, and a spreadsheet. Rows come in one order that does not change; pages joined are the whole. Where an indicator stands in several plans, target, RAG and verdict are those of the first plan you can see: name a plan for another’s. Send the ETag back as If-None-Match, and an unchanged table is answered 304 without a body. What is hidden to protect children is hidden here as well.',
        params: InPartnership,
        querystring: FeedQuery,
        response: {
          200: {
            description:
              'X-Total-Count says how many rows there are in all, Link (rel="next") where the next page is, X-Updated-Until what to send as `updated_since` the next time',
            content: {
              'application/json': { schema: FeedView },
              'text/csv': { schema: lines },
              'application/x-ndjson': { schema: lines },
              'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { schema: bytes },
            },
          },
          304: z.null().meta({ description: 'Nothing has changed since the answer with this ETag' }),
        },
      },
    },
    async ({ scope, query, url, headers }, reply) => {
      const format = formatOf(query.format, headers.accept)
      const data = await findDataVersion(app.db, scope)
      const tag = tagOf(scope, data.version, url, format)
      // Kept by whoever asked, to be asked about again: what was said stays with them as before.
      reply.header('cache-control', 'private, no-cache').header('vary', 'accept, authorization, cookie')
      reply.header('etag', tag).header('last-modified', data.at.toUTCString())
      reply.header('x-updated-until', data.until)
      if (isKnown(headers['if-none-match'], tag)) return reply.code(304).send(undefined as never)
      const from = query.after === undefined ? null : placeIn(query.after)
      const asked = await findAsked(app.db, scope, query)
      const total = await countRows(app.db, scope, asked.filter)
      reply.header('x-total-count', total).type(contentTypes[format])
      const limit = query.limit ?? (format === 'json' ? FEED_PAGE.usual : null)
      if (limit === null) return sendRows(reply, format, total, readAll(app.db, scope, asked, from))
      const page = await readPage(app.db, scope, asked, from, limit)
      if (page.next !== null) reply.header('link', `<${addressAfter(url, page.next)}>; rel="next"`)
      if (format === 'json') return { ...page, total, updated_until: data.until }
      return sendRows(reply, format, limit, once(page.observations))
    },
  )
}

type Parts = AsyncIterable<ObservationView[]>

function sendRows(reply: FastifyReply, format: FeedFormat, count: number, parts: Parts): FastifyReply {
  if (format === 'ndjson') return reply.send(Readable.from(jsonLines(parts)))
  reply.header('content-disposition', `attachment; filename="observations.${format}"`)
  if (format === 'csv') return reply.send(Readable.from(csvText(parts)))
  checkFits(count)
  return reply.send(observationsXlsx(parts))
}

async function* once(rows: ObservationView[]): AsyncGenerator<ObservationView[]> {
  yield rows
}

async function* csvText(parts: Parts): AsyncGenerator<string> {
  yield csvHead
  for await (const rows of parts) yield csvLines(rows)
}

async function* jsonLines(parts: Parts): AsyncGenerator<string> {
  for await (const rows of parts) yield rows.map((row) => `${JSON.stringify(row)}\n`).join('')
}

/** Weak, since the same rows are sent packed or not; of what was asked and by whom, besides what is stored. */
function tagOf({ partnershipId, grants }: Scope, version: string, url: string, format: FeedFormat): string {
  const hash = createHash('sha256').update(JSON.stringify([partnershipId, grants, version, url, format]))
  return `W/"${hash.digest('base64url').slice(0, 27)}"`
}

function isKnown(sent: string | undefined, tag: string): boolean {
  const known = sent?.split(',').map((one) => one.trim().replace(/^W\//, '')) ?? []
  return known.includes('*') || known.includes(tag.replace(/^W\//, ''))
}

function addressAfter(url: string, after: string): string {
  const [path = '', query = ''] = url.split('?', 2)
  const parameters = new URLSearchParams(query)
  parameters.set('after', after)
  return `${path}?${parameters}`
}

function checkFits(total: number): void {
  if (total <= SHEET_ROWS) return
  const message = `A sheet holds ${SHEET_ROWS.toLocaleString('en-GB')} rows, and these are ${total.toLocaleString('en-GB')}. Ask for fewer, or for CSV.`
  throw new Problem('too-many', message, { fields: [{ field: 'format', message }] })
}
