import {
  ExceptionCountView,
  ExceptionFile,
  ExceptionFilter,
  ExceptionListView,
  ExceptionRowView,
} from '@ttc/contracts/exception'
import { InPartnership } from '@ttc/contracts/id'
import { plansWith, type Scope } from '@ttc/domain/access'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { z } from 'zod'
import { KeptAnswers } from '../kept-answer/kept-answers.ts'
import { cursorOf, placeIn } from './cursor.ts'
import { exceptionsCsv } from './exception.csv.ts'
import { countExceptions, findName, findVersion, listExceptions, type Wanted } from './exception.queries.ts'
import { exceptionsXlsx } from './exception.xlsx.ts'
import { SharedRead } from './shared-read.ts'

const tags = ['Red and amber']
const bytes = z.any().meta({ type: 'string', format: 'binary' })
const text = z.any().meta({ type: 'string' })
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** More than any partnership has in its plans. */
const MOST_IN_FILE = 5000
const at = '/partnerships/:partnership/exceptions'

/** The primary, or a replica of it. */
type Reads = FastifyRequest['reads']

export const exceptionRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  const answers = new KeptAnswers()
  /** Apart for each database that is read: a replica may be behind another, and behind the primary. */
  const versions = new WeakMap<Reads, SharedRead<number>>()
  const versionOf = (reads: Reads, scope: Scope) => {
    const shared = versions.get(reads) ?? new SharedRead<number>()
    versions.set(reads, shared)
    return shared.read(scope.partnershipId, () => findVersion(reads, scope))
  }

  /** A page of the list as the answer's own text: its rows are stored as they are answered. */
  const answerOf = async (reads: Reads, scope: Scope, wanted: Wanted): Promise<string> => {
    const { after, order, limit } = wanted.filter
    const found = await listExceptions(reads, scope, wanted, after === undefined ? null : placeIn(after, order))
    const rows = found.slice(0, limit)
    const last = rows.at(-1)
    const next = found.length > limit && last !== undefined ? cursorOf(last, order) : null
    const texts = rows.map(({ row }) => row).join(',')
    return `{"asOf":"${wanted.today}","exceptions":[${texts}],"next":${JSON.stringify(next)}}`
  }

  const asked = {
    tags,
    params: InPartnership,
    querystring: ExceptionFilter,
  }

  app.get(
    at,
    {
      config: { action: 'exception.list', mayBeStale: true },
      schema: {
        ...asked,
        summary: 'What is red and amber in the plans you may see, worst and longest first',
        description:
          'A page of the list; `next` goes on. Send the ETag back as If-None-Match, and an unchanged list is answered 304 without a body.',
        response: {
          200: ExceptionListView,
          304: z.null().meta({ description: 'Nothing has changed since the answer with this ETag' }),
        },
      },
    },
    async ({ reads, scope, query, headers }, reply) => {
      await app.daily.passDue(scope.partnershipId)
      const wanted = { filter: query, plans: plansWith(scope.grants, 'plan.read'), today: app.today() }
      const key = keyOf(scope, wanted, await versionOf(reads, scope))
      const tag = answers.tagOf(key)
      reply.header('cache-control', 'private, no-cache').header('vary', 'authorization, cookie').header('etag', tag)
      if (headers['if-none-match'] === tag) return reply.code(304).send(undefined as never)
      const text = await answers.give(key, () => answerOf(reads, scope, wanted))
      // Checked when its rows were written: read and checked again it would only be slower.
      return reply
        .type('application/json; charset=utf-8')
        .serializer((written: string) => written)
        .send(text as never)
    },
  )

  app.get(
    `${at}/counts`,
    {
      config: { action: 'exception.list', mayBeStale: true },
      schema: {
        ...asked,
        summary: 'How many exceptions there are of each sort, and whose they are',
        response: { 200: ExceptionCountView },
      },
    },
    async ({ reads, scope, query }) => {
      await app.daily.passDue(scope.partnershipId)
      const today = app.today()
      const plans = plansWith(scope.grants, 'plan.read')
      return { asOf: today, ...(await countExceptions(reads, scope, { filter: query, plans, today })) }
    },
  )

  app.get(
    `${at}/file`,
    {
      config: { action: 'exception.list', mayBeStale: true },
      schema: {
        tags,
        summary: 'The list as CSV or as a spreadsheet, narrowed and sorted alike',
        params: InPartnership,
        querystring: ExceptionFile,
        response: { 200: { content: { 'text/csv': { schema: text }, [SPREADSHEET]: { schema: bytes } } } },
      },
    },
    async ({ reads, scope, query }, reply) => {
      await app.daily.passDue(scope.partnershipId)
      const today = app.today()
      const filter = { ...query, limit: MOST_IN_FILE }
      const wanted = { filter, plans: plansWith(scope.grants, 'plan.read'), today }
      const found = await listExceptions(reads, scope, wanted, null)
      const rows = found.map(({ row }) => ExceptionRowView.parse(JSON.parse(row)))
      reply.header('content-disposition', `attachment; filename="red-and-amber-${today}.${query.format}"`)
      if (query.format === 'csv') return reply.type('text/csv; charset=utf-8').send(exceptionsCsv(rows, today))
      const name = await findName(reads, scope)
      return reply.type(SPREADSHEET).send(await exceptionsXlsx(rows, { name, today }))
    },
  )
}

/**
 * All that an answer depends on. The day is part of it: what is late by tomorrow is not so today. Who asks is not, but
 * for their own.
 */
function keyOf({ partnershipId, memberId }: Scope, { filter, plans, today }: Wanted, version: number): string {
  const whose = filter.whose === 'mine' ? memberId : 'all'
  return JSON.stringify([partnershipId, version, today, plans, whose, filter])
}
