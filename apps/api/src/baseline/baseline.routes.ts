import { AdjustForecast, FreezeBaseline, PreviewBaseline } from '@ttc/contracts/baseline'
import { CurveView } from '@ttc/contracts/figure'
import { addressed } from '@ttc/contracts/id'
import { ChangedView } from '@ttc/contracts/plan'
import { curveInputOf } from '@ttc/domain/assessment/curve-ground'
import { readFrozenBaseline } from '@ttc/domain/baseline/copy'
import { Problem } from '@ttc/domain/problem'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { breaksOf, holdIndicators, reassess } from '../assessment/assessment.queries.ts'
import { scaleOf } from '../assessment/ground.ts'
import { note } from '../audit/audit.queries.ts'
import { answerOnce } from '../receipt/receipt.queries.ts'
import { adjustedFrom, frozenFrom } from './asked-baseline.ts'
import { findOpenBaseline, saveNewBaseline } from './baseline.queries.ts'
import { findSeriesGround, presentSeries } from './series-ground.queries.ts'

const tags = ['Baselines']
const at = '/partnerships/:partnership/series/:series'

export const baselineRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  app.post(
    `${at}/baseline-preview`,
    {
      config: { action: 'indicator.read' },
      schema: {
        tags,
        summary: 'The curve as it would be with a baseline; nothing is stored',
        params: addressed('series'),
        body: PreviewBaseline,
        response: { 200: CurveView },
      },
    },
    async ({ scope, params, body }) => {
      const found = await findSeriesGround(app.db, scope, await presentSeries(app.db, scope, params.series))
      const { surroundings } = found.stored
      const named = {
        name: found.row.name,
        areaName: surroundings.ownName,
        breaks: breaksOf(found.stored, found.row),
        annotations: [],
      }
      return curveInputOf(
        { ...found.ground, baseline: frozenFrom(found.ground, body, app.today()) },
        named,
      ) as CurveView
    },
  )

  app.post(
    `${at}/baselines`,
    {
      config: { action: 'baseline.freeze' },
      schema: {
        tags,
        summary: 'Freeze a baseline',
        params: addressed('series'),
        body: FreezeBaseline,
        response: { 201: ChangedView },
      },
    },
    async ({ scope, params, body, url }, reply) => {
      const found = await presentSeries(app.db, scope, params.series)
      const answer = await answerOnce(app.db, scope, { address: url, body }, async (tx) => {
        await holdIndicators(tx, scope, [found.row.id])
        const { ground } = await findSeriesGround(tx, scope, found)
        const copy = frozenFrom(ground, body, app.today())
        await saveNewBaseline(tx, scope, { id: body.id, seriesId: params.series, copy, reason: body.reason })
        await note(tx, scope, {
          action: 'baseline.freeze',
          object: 'series',
          id: params.series,
          before: null,
          after: body,
        })
        await reassess(tx, scope, [found.row.id], app.today())
        return { id: body.id, version: 1 }
      })
      return reply.code(201).send(answer)
    },
  )

  app.post(
    `${at}/adjusted-baselines`,
    {
      config: { action: 'baseline.freeze' },
      schema: {
        tags,
        summary: "The group's own forecast over the same frozen history, with its reason",
        params: addressed('series'),
        body: AdjustForecast,
        response: { 201: ChangedView },
      },
    },
    async ({ scope, params, body, url }, reply) => {
      const found = await presentSeries(app.db, scope, params.series)
      const answer = await answerOnce(app.db, scope, { address: url, body }, async (tx) => {
        await holdIndicators(tx, scope, [found.row.id])
        const open = await findOpenBaseline(tx, scope, params.series)
        if (open === null)
          throw new Problem('rule-broken', 'Freeze a baseline first; then its forecast can be adjusted.')
        if (open.id !== body.baselineId)
          throw new Problem('conflict', 'Another baseline has been frozen since you opened this one.', {
            present: { id: open.id },
          })
        const copy = adjustedFrom(readFrozenBaseline(open.copy), body, scaleOf(found.row))
        await saveNewBaseline(tx, scope, { id: body.id, seriesId: params.series, copy, reason: body.reason })
        await note(tx, scope, {
          action: 'baseline.freeze',
          object: 'series',
          id: params.series,
          before: null,
          after: body,
        })
        await reassess(tx, scope, [found.row.id], app.today())
        return { id: body.id, version: 1 }
      })
      return reply.code(201).send(answer)
    },
  )
}
