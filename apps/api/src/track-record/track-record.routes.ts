import { addressed } from '@ttc/contracts/id'
import { PriorityTrackRecordView } from '@ttc/contracts/track-record'
import type { Scope } from '@ttc/domain/access'
import { Problem } from '@ttc/domain/problem'
import { recoveryRecord, recoveryTotalOf, slipsOf } from '@ttc/domain/recovery-sheet/record'
import { sumOfTotals } from '@ttc/domain/track-record'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { findGround, type StoredGround } from '../assessment/ground.queries.ts'
import { measurementOf, scaleOf } from '../assessment/ground.ts'
import { judgedIn } from '../assessment/judged.queries.ts'
import { listKeptForecasts } from '../assessment/kept-forecast.queries.ts'
import { trackRecordView } from '../assessment/track-record.view.ts'
import { listSheetsAbout } from '../recovery-sheet/recovery-sheet.queries.ts'
import { findPriorityOfSheet, listSheetRows, type SheetRow } from '../sheet/sheet.queries.ts'

export const trackRecordRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  /** The record of every indicator's line of all children: a priority is not answered for group by group. */
  const recordOf = async (scope: Scope, priorityId: string): Promise<PriorityTrackRecordView> => {
    const rows = (await listSheetRows(app.db, scope, priorityId)).filter(({ pairs }) => pairs.length === 0)
    const lines = rows.map(({ series, row }) => ({ id: series.id, kind: row.periodKind }))
    const kept = await listKeptForecasts(app.db, scope, lines)
    const indicatorIds = [...new Set(rows.map(({ row }) => row.id))]
    const ground = await findGround(app.db, scope, indicatorIds)
    const { measurements } = ground
    const indicators = rows.map(({ placementId, series, row }) => ({
      placementId,
      name: row.name,
      scale: scaleOf(row),
      record: trackRecordView(
        kept.filter((one) => one.seriesId === series.id),
        measurements.filter((one) => one.seriesId === series.id).map((one) => measurementOf(one, row.periodKind)),
      ),
    }))
    const forecasts = { indicators, total: sumOfTotals(indicators.map(({ record }) => record.total)) }
    return { forecasts, recoveryDates: await recoveryDatesOf(scope, rows, ground) }
  }

  /** What came of the days that recovery sheets gave, an earlier priority's too: a sheet follows its indicator. */
  const recoveryDatesOf = async (
    scope: Scope,
    rows: readonly SheetRow[],
    ground: StoredGround,
  ): Promise<PriorityTrackRecordView['recoveryDates']> => {
    const sheets = await listSheetsAbout(
      app.db,
      scope,
      rows.map(({ placementId }) => placementId),
    )
    const indicators = rows.flatMap(({ placementId, row }) => {
      const own = sheets.get(placementId) ?? []
      const judged = judgedIn(ground, { id: placementId, indicatorId: row.id })
      const days = recoveryRecord(own, judged).map((one) => ({ ...one }))
      return days.length === 0 ? [] : [{ placementId, name: row.name, scale: scaleOf(row), days, slips: slipsOf(own) }]
    })
    return { indicators, total: recoveryTotalOf(indicators) }
  }

  app.get(
    '/partnerships/:partnership/priorities/:priority/track-record',
    {
      config: { action: 'plan.read' },
      schema: {
        tags: ['Plan'],
        summary:
          'How good the forecasts of a priority’s indicators have been, and whether its recovery dates were kept',
        params: addressed('priority'),
        response: { 200: PriorityTrackRecordView },
      },
    },
    async ({ scope, params }) => {
      if ((await findPriorityOfSheet(app.db, scope, params.priority)) === null)
        throw new Problem('not-found', 'There is no such priority, or you cannot see it.')
      return recordOf(scope, params.priority)
    },
  )
}
