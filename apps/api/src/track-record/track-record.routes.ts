import { addressed } from '@ttc/contracts/id'
import { PriorityTrackRecordView } from '@ttc/contracts/track-record'
import type { Scope } from '@ttc/domain/access'
import { Problem } from '@ttc/domain/problem'
import { sumOfTotals } from '@ttc/domain/track-record'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { findGround } from '../assessment/ground.queries.ts'
import { measurementOf, scaleOf } from '../assessment/ground.ts'
import { listKeptForecasts } from '../assessment/kept-forecast.queries.ts'
import { trackRecordView } from '../assessment/track-record.view.ts'
import { findPriorityOfSheet, listSheetRows } from '../sheet/sheet.queries.ts'

export const trackRecordRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  /** The record of every indicator's line of all children: a priority is not answered for group by group. */
  const forecastsOf = async (scope: Scope, priorityId: string): Promise<PriorityTrackRecordView['forecasts']> => {
    const rows = (await listSheetRows(app.db, scope, priorityId)).filter(({ pairs }) => pairs.length === 0)
    const lines = rows.map(({ series, row }) => ({ id: series.id, kind: row.periodKind }))
    const kept = await listKeptForecasts(app.db, scope, lines)
    const indicatorIds = [...new Set(rows.map(({ row }) => row.id))]
    const { measurements } = await findGround(app.db, scope, indicatorIds)
    const indicators = rows.map(({ placementId, series, row }) => ({
      placementId,
      name: row.name,
      scale: scaleOf(row),
      record: trackRecordView(
        kept.filter((one) => one.seriesId === series.id),
        measurements.filter((one) => one.seriesId === series.id).map((one) => measurementOf(one, row.periodKind)),
      ),
    }))
    return { indicators, total: sumOfTotals(indicators.map(({ record }) => record.total)) }
  }

  app.get(
    '/partnerships/:partnership/priorities/:priority/track-record',
    {
      config: { action: 'plan.read' },
      schema: {
        tags: ['Plan'],
        summary: 'How good the forecasts of a priority’s indicators have been',
        params: addressed('priority'),
        response: { 200: PriorityTrackRecordView },
      },
    },
    async ({ scope, params }) => {
      if ((await findPriorityOfSheet(app.db, scope, params.priority)) === null)
        throw new Problem('not-found', 'There is no such priority, or you cannot see it.')
      return { forecasts: await forecastsOf(scope, params.priority) }
    },
  )
}
