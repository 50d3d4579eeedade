import { addressed, InPartnership } from '@ttc/contracts/id'
import {
  CheckedMeasurementView,
  CheckMeasurement,
  RecordMeasurement,
  RevisionListView,
} from '@ttc/contracts/measurement'
import { ChangedView } from '@ttc/contracts/plan'
import type { Scope } from '@ttc/domain/access'
import { isTooSmall } from '@ttc/domain/disclosure'
import { Problem } from '@ttc/domain/problem'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { holdIndicators, reassess } from '../assessment/assessment.queries.ts'
import { checkNotDerived } from '../assessment/derived.queries.ts'
import { scaleOf } from '../assessment/ground.ts'
import { answerOnce } from '../receipt/receipt.queries.ts'
import { enteredMeasurement, warningsOf } from './entered.ts'
import { listHistory } from './history.queries.ts'
import { findOpen, listRevisions } from './measurement.queries.ts'
import { recordValue } from './record.command.ts'
import { revisionView } from './revision.view.ts'
import { findSeries } from './series.queries.ts'

const tags = ['Measurements']
const at = '/partnerships/:partnership'
const REVISIONS_SHOWN = 500

export const measurementRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  const seriesOf = async (scope: Scope, id: string, db = app.db) => {
    const found = await findSeries(db, scope, id)
    if (found === null) throw new Problem('not-found', 'There is no such series, or you cannot see it.')
    return { ...found, scale: scaleOf(found.row) }
  }

  app.post(
    `${at}/measurements/check`,
    {
      config: { action: 'indicator.read' },
      schema: {
        tags,
        summary: 'What a value looks like beside its series; nothing is stored',
        params: InPartnership,
        body: CheckMeasurement,
        response: { 200: CheckedMeasurementView },
      },
    },
    async ({ scope, body }) => {
      const { scale, row } = await seriesOf(scope, body.seriesId)
      await checkNotDerived(app.db, scope, body.seriesId)
      const entered = enteredMeasurement(body, scale, app.today())
      const history = await listHistory(app.db, scope, body.seriesId, scale.periodKind)
      const open = await findOpen(app.db, scope, body.seriesId, entered.period.start, entered.period.end)
      const present = open === null ? null : revisionView(open, scale.periodKind)
      const small = isTooSmall(entered, row.disclosure, scale)
      return { value: entered.value, warnings: warningsOf(entered, history, scale), small, present }
    },
  )

  app.post(
    `${at}/measurements`,
    {
      config: { action: 'measurement.record' },
      schema: {
        tags,
        summary: 'Record a value',
        params: InPartnership,
        body: RecordMeasurement,
        response: { 201: ChangedView },
      },
    },
    async ({ scope, body, url }, reply) => {
      const { series, row, scale } = await seriesOf(scope, body.seriesId)
      // What is wrong in itself is refused before anything is held.
      enteredMeasurement(body, scale, app.today())
      const answer = await answerOnce(app.db, scope, { address: url, body }, async (tx) => {
        await holdIndicators(tx, scope, [row.id])
        // Read again now that it is held: its year may have been given another start since.
        const held = await seriesOf(scope, body.seriesId, tx)
        const revision = await recordValue(tx, scope, held.scale, body, app.today())
        await reassess(tx, scope, [row.id], app.today())
        return { id: series.id, version: revision }
      })
      return reply.code(201).send(answer)
    },
  )

  app.get(
    `${at}/series/:series/revisions`,
    {
      config: { action: 'measurement.read' },
      schema: {
        tags,
        summary: 'Every value that ever stood, newest first',
        params: addressed('series'),
        response: { 200: RevisionListView },
      },
    },
    async ({ scope, params }) => {
      const { series, row } = await seriesOf(scope, params.series)
      const rows = await listRevisions(app.db, scope, series.id, REVISIONS_SHOWN + 1)
      const revisions = rows.slice(0, REVISIONS_SHOWN).map((one) => revisionView(one, row.periodKind))
      return { revisions, more: rows.length > REVISIONS_SHOWN, asOf: app.today() }
    },
  )
}
