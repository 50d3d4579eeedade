import { AdjustForecast, FreezeBaseline, PreviewBaseline } from '@ttc/contracts/baseline'
import { CurveView } from '@ttc/contracts/figure'
import { addressed } from '@ttc/contracts/id'
import { ChangedView } from '@ttc/contracts/plan'
import type { Scope } from '@ttc/domain/access'
import { curveInputOf } from '@ttc/domain/assessment/curve-ground'
import { limitsFor } from '@ttc/domain/assessment/ground'
import { type FrozenBaseline, freezeBaseline } from '@ttc/domain/baseline'
import { readFrozenBaseline } from '@ttc/domain/baseline/copy'
import { checkPeriod } from '@ttc/domain/indicator'
import { Problem } from '@ttc/domain/problem'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { breaksOf, reassess } from '../assessment/assessment.queries.ts'
import { findGround } from '../assessment/ground.queries.ts'
import { groundOf } from '../assessment/ground.ts'
import { findSeries } from '../measurement/series.queries.ts'
import { answerOnce } from '../receipt/receipt.queries.ts'
import { findOpenBaseline, saveNewBaseline } from './baseline.queries.ts'

const tags = ['Baselines']
const at = '/partnerships/:partnership/series/:series'

export const baselineRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  const seriesGround = async (scope: Scope, id: string) => {
    const found = await findSeries(app.db, scope, id)
    if (found === null) throw new Problem('not-found', 'There is no such series, or you cannot see it.')
    const { series, row } = found
    const stored = await findGround(app.db, scope, [series.indicatorId])
    const placed = stored.placements[0] ?? null
    return { series, stored, row, ground: groundOf(stored, row, series, placed) }
  }
  type SeriesGround = Awaited<ReturnType<typeof seriesGround>>

  /** Freezes what is known up to a period: later values are what it will be judged by. */
  const frozenFrom = ({ ground }: SeriesGround, asked: PreviewBaseline): FrozenBaseline => {
    if (asked.frozenOn > app.today()) throw invalid('frozenOn', 'The day of freezing cannot lie in the future.')
    const through = asked.through === null ? null : checkPeriod(asked.through, ground.scale, 'through')
    const history = ground.history.filter((one) => through === null || one.period.end <= through.end)
    const { breaks } = ground
    return freezeBaseline(history, ground.scale, {
      frozenOn: asked.frozenOn,
      breaks,
      limitsOf: limitsFor(ground.scale),
    })
  }

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
      const found = await seriesGround(scope, params.series)
      const { surroundings } = found.stored
      const named = {
        name: found.row.name,
        areaName: surroundings.ownName,
        breaks: breaksOf(found.stored, found.row),
        annotations: [],
      }
      return curveInputOf({ ...found.ground, baseline: frozenFrom(found, body) }, named) as CurveView
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
    async ({ scope, params, body }, reply) => {
      const found = await seriesGround(scope, params.series)
      const answer = await answerOnce(app.db, scope, body, async (tx) => {
        const copy = frozenFrom(found, body)
        await saveNewBaseline(tx, scope, { id: body.id, seriesId: params.series, copy, reason: body.reason })
        await reassess(tx, scope, [found.series.indicatorId])
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
    async ({ scope, params, body }, reply) => {
      const found = await seriesGround(scope, params.series)
      const answer = await answerOnce(app.db, scope, body, async (tx) => {
        const open = await findOpenBaseline(tx, scope, params.series)
        if (open === null)
          throw new Problem('rule-broken', 'Freeze a baseline first; then its forecast can be adjusted.')
        if (open.id !== body.baselineId)
          throw new Problem('conflict', 'Another baseline has been frozen since you opened this one.', {
            present: { id: open.id },
          })
        const copy = adjusted(readFrozenBaseline(open.copy), body, found)
        await saveNewBaseline(tx, scope, { id: body.id, seriesId: params.series, copy, reason: body.reason })
        await reassess(tx, scope, [found.series.indicatorId])
        return { id: body.id, version: 1 }
      })
      return reply.code(201).send(answer)
    },
  )

  const adjusted = (frozen: FrozenBaseline, body: AdjustForecast, { ground }: SeriesGround): FrozenBaseline => {
    const points = body.adjusted.map((one, i) => ({
      period: checkPeriod(one.period, ground.scale, `adjusted.${i}.period`),
      value: one.value,
    }))
    if (points.some((one) => one.period.end <= frozen.through.end))
      throw invalid('adjusted', 'Only what comes after the history can be adjusted.')
    return { ...frozen, adjustment: { points, reason: body.reason } }
  }
}

function invalid(field: string, message: string): Problem {
  return new Problem('invalid', message, { fields: [{ field, message }] })
}
