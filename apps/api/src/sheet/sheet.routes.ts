import { addressed } from '@ttc/contracts/id'
import type { SheetValue } from '@ttc/contracts/measurement'
import { RecordedSheetView, RecordSheet, type SheetRefusalView, SheetView } from '@ttc/contracts/sheet'
import { allowedAt, type Scope } from '@ttc/domain/access'
import { Problem } from '@ttc/domain/problem'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { holdIndicators, reassess } from '../assessment/assessment.queries.ts'
import { listDerived } from '../assessment/derived.queries.ts'
import { findGround } from '../assessment/ground.queries.ts'
import { answerOnce } from '../receipt/receipt.queries.ts'
import { recordSheet } from './record-sheet.command.ts'
import { findPriorityOfSheet, listSheetRows, ROWS_SHOWN, type SheetRow } from './sheet.queries.ts'
import { sheetRowView } from './sheet.view.ts'

const tags = ['Measurements']
const at = '/partnerships/:partnership/priorities/:priority/sheet'

export const sheetRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  const sheetOf = async (scope: Scope, id: string) => {
    const priority = await findPriorityOfSheet(app.db, scope, id)
    if (priority === null) throw new Problem('not-found', 'There is no such priority, or you cannot see it.')
    const rows = await listSheetRows(app.db, scope, id)
    return { priority, rows: rows.slice(0, ROWS_SHOWN), more: rows.length > ROWS_SHOWN }
  }

  app.get(
    at,
    {
      config: { action: 'measurement.read' },
      schema: {
        tags,
        summary: 'The latest values of all of a priority’s indicators, and the periods to record next',
        params: addressed('priority'),
        response: { 200: SheetView },
      },
    },
    async ({ scope, params }) => {
      const { priority, rows, more } = await sheetOf(scope, params.priority)
      const ids = [...new Set(rows.map((one) => one.row.id))]
      const stored = await findGround(app.db, scope, ids)
      const derived = new Set(await listDerived(app.db, scope, ids))
      const place = { planId: priority.planId, priorityId: priority.id }
      return {
        priority,
        allowed: allowedAt(scope.grants, [place], ['measurement.record', 'link.read']),
        rows: rows.map((one) => sheetRowView(one, stored, derived.has(one.row.id), app.today())),
        more,
        asOf: app.today(),
      }
    },
  )

  app.post(
    at,
    {
      config: { action: 'measurement.record' },
      schema: {
        tags,
        summary: 'Record many values at once: each is stored, or refused with its reasons',
        params: addressed('priority'),
        body: RecordSheet,
        response: { 201: RecordedSheetView },
      },
    },
    async ({ scope, params, body, url }, reply) => {
      const { rows } = await sheetOf(scope, params.priority)
      const known = new Map(rows.map((one) => [one.series.id, one]))
      for (const value of body.values) checkStands(value, known)
      const answer = await answerOnce(app.db, scope, { address: url, body }, async (tx) => {
        const touched = [...new Set(body.values.flatMap((one) => known.get(one.seriesId)?.row.id ?? []))]
        await holdIndicators(tx, scope, touched)
        // Read again now that they are held: a year may have been given another start since.
        const held = await listSheetRows(tx, scope, params.priority)
        const now = new Map(held.map((one) => [one.series.id, one]))
        for (const value of body.values) checkStands(value, now)
        const recorded = await recordSheet(tx, scope, now, body.values, app.today())
        checkTogether(recorded.refused, body)
        const stored = new Set(recorded.stored.map((one) => one.seriesId))
        const changed = rows.flatMap((one) => (stored.has(one.series.id) ? one.row.id : []))
        await reassess(tx, scope, [...new Set(changed)], app.today())
        return recorded
      })
      return reply.code(201).send(answer)
    },
  )
}

/** Recording is allowed for this priority: what stands elsewhere is not reached through it. */
function checkStands({ seriesId }: SheetValue, known: ReadonlyMap<string, SheetRow>): void {
  if (known.has(seriesId)) return
  const message = 'There is no such series under this priority, or you cannot see it.'
  throw new Problem('not-found', message, { fields: [{ field: 'values', message }] })
}

function checkTogether(refused: readonly SheetRefusalView[], { together, values }: RecordSheet): void {
  if (!together || refused.length === 0) return
  const said = refused.length === 1 ? '1 needs' : `${refused.length} need`
  throw new Problem('rule-broken', `Nothing was stored: of ${values.length} values ${said} to be put right.`, {
    fields: refused.map(({ seriesId, detail }) => ({ field: seriesId, message: detail })),
    present: { refused },
  })
}
