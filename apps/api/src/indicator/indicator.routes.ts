import { addressed, InPartnership } from '@ttc/contracts/id'
import { CreateIndicator, EditIndicator, IndicatorListView, MarkBreak } from '@ttc/contracts/indicator'
import { ChangedView } from '@ttc/contracts/plan'
import { isAllowed, isAllowedAt, type Scope, wholePartnership } from '@ttc/domain/access'
import { Problem } from '@ttc/domain/problem'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { findPlaces, listIndicatorPlaces } from '../access/place.queries.ts'
import { holdIndicators, reassess } from '../assessment/assessment.queries.ts'
import { note } from '../audit/audit.queries.ts'
import { answerOnce } from '../receipt/receipt.queries.ts'
import { checkDisclosureChange, forecastAfresh } from './disclosure-change.command.ts'
import {
  findIndicator,
  isPlaced,
  listIndicators,
  saveBreak,
  saveIndicator,
  saveNewIndicator,
} from './indicator.queries.ts'
import { checkYearStart } from './year-start-change.command.ts'

const tags = ['Indicators']
const at = '/partnerships/:partnership/indicators'

export const indicatorRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  const found = async (scope: Parameters<typeof findIndicator>[1], id: string) => {
    const row = await findIndicator(app.db, scope, id)
    if (row === null) throw new Problem('not-found', 'There is no such indicator, or you cannot see it.')
    return row
  }

  const checkProxy = async (scope: Parameters<typeof findIndicator>[1], id: string | null) => {
    if (id !== null && (await findIndicator(app.db, scope, id)) === null)
      throw invalid('proxyId', 'Choose an indicator of this partnership.')
  }

  /** Those that stand in a plan the reader sees; most readers see every plan. */
  const seen = async <Row extends Readonly<{ id: string }>>(scope: Scope, rows: readonly Row[]): Promise<Row[]> => {
    if (isAllowed(scope.grants, 'indicator.read', wholePartnership)) return [...rows]
    const places = await listIndicatorPlaces(app.db, scope.partnershipId)
    return rows.filter((row) => isAllowedAt(scope.grants, 'indicator.read', places.get(row.id) ?? []))
  }

  app.get(
    at,
    {
      config: { action: 'indicator.list' },
      schema: {
        tags,
        summary: 'Every indicator you can see, for choosing',
        params: InPartnership,
        response: { 200: IndicatorListView },
      },
    },
    async ({ scope }) => ({ indicators: await seen(scope, await listIndicators(app.db, scope)) }),
  )

  app.post(
    at,
    {
      config: { action: 'indicator.add' },
      schema: {
        tags,
        summary: 'Add an indicator',
        params: InPartnership,
        body: CreateIndicator,
        response: { 201: ChangedView },
      },
    },
    async ({ scope, body, url }, reply) => {
      await checkProxy(scope, body.proxyId)
      const answer = await answerOnce(app.db, scope, { address: url, body }, async (tx) => {
        await saveNewIndicator(tx, scope, body)
        await note(tx, scope, { action: 'indicator.add', object: 'indicator', id: body.id, before: null, after: body })
        return { id: body.id, version: 1 }
      })
      return reply.code(201).send(answer)
    },
  )

  app.put(
    `${at}/:indicator`,
    {
      config: { action: 'indicator.edit' },
      schema: {
        tags,
        summary: 'Change, retire or restore an indicator',
        params: addressed('indicator'),
        body: EditIndicator,
        response: { 200: ChangedView },
      },
    },
    async ({ scope, params, body }) => {
      const present = await found(scope, params.indicator)
      if (body.proxyId === params.indicator) throw invalid('proxyId', 'An indicator cannot stand in for itself.')
      await checkProxy(scope, body.proxyId)
      const places = (await findPlaces(app.db, scope.partnershipId, 'indicator', present.id)) ?? []
      const isDisclosureChanged = checkDisclosureChange(scope.grants, places, present, body)
      const version = await app.db.transaction(async (tx) => {
        await holdIndicators(tx, scope, [present.id])
        await checkYearStart(tx, scope, present, body)
        const saved = await saveIndicator(tx, scope, present.id, body)
        if (saved !== null && body.retired && (await isPlaced(tx, scope, present.id)))
          throw new Problem('rule-broken', 'This indicator still stands in a plan. Take it out of the plan first.')
        if (saved === null) return null
        if (isDisclosureChanged) await forecastAfresh(tx, scope, present.id)
        await reassess(tx, scope, [present.id], app.today())
        const { id } = present
        await note(tx, scope, { action: 'indicator.edit', object: 'indicator', id, before: present, after: body })
        return saved
      })
      if (version === null)
        throw new Problem('conflict', 'Someone else changed this indicator since you opened it.', {
          present: await found(scope, present.id),
        })
      return { id: present.id, version }
    },
  )

  app.post(
    `${at}/:indicator/breaks`,
    {
      config: { action: 'indicator.edit' },
      schema: {
        tags,
        summary: 'Mark a break in the series',
        params: addressed('indicator'),
        body: MarkBreak,
        response: { 201: ChangedView },
      },
    },
    async ({ scope, params, body, url }, reply) => {
      const row = await found(scope, params.indicator)
      const answer = await answerOnce(app.db, scope, { address: url, body }, async (tx) => {
        await saveBreak(tx, scope, { ...body, indicatorId: row.id })
        await note(tx, scope, {
          action: 'indicator.edit',
          object: 'indicator',
          id: row.id,
          before: null,
          after: { break: body },
        })
        await reassess(tx, scope, [row.id], app.today())
        return { id: body.id, version: 1 }
      })
      return reply.code(201).send(answer)
    },
  )
}

function invalid(field: string, message: string): Problem {
  return new Problem('invalid', message, { fields: [{ field, message }] })
}
