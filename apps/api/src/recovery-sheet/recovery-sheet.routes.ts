import { addressed } from '@ttc/contracts/id'
import { ChangedView } from '@ttc/contracts/plan'
import { DecideSheet, RequestSheet, SheetListView, SheetPageView } from '@ttc/contracts/recovery-sheet'
import type { Scope } from '@ttc/domain/access'
import { Problem } from '@ttc/domain/problem'
import { describeSheetState } from '@ttc/domain/recovery-sheet.words'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { latestUpdates } from '../action/action.queries.ts'
import { note } from '../audit/audit.queries.ts'
import { answerOnce } from '../receipt/receipt.queries.ts'
import { listEvents } from './event.queries.ts'
import { listAgreed, listStory, presentPlaced } from './ground.queries.ts'
import { presentSheet } from './present-sheet.queries.ts'
import {
  holdSheet,
  type ListJudged,
  listSheetsAbout,
  type SheetRow,
  saveDecision,
  saveRequest,
} from './recovery-sheet.queries.ts'
import { sheetListView, sheetPageView } from './recovery-sheet.view.ts'
import { findRuleInForce } from './rule.queries.ts'
import { settleSheets } from './settle.queries.ts'

const tags = ['Recovery sheets']
const at = '/partnerships/:partnership/placements/:placement'

export const recoverySheetRoutes: FastifyPluginAsyncZodOpenApi<{ listJudged: ListJudged }> = async (
  app,
  { listJudged },
) => {
  /** Those of an earlier priority in the same plan are told too: a sheet follows its indicator. */
  const sheetsAbout = async (scope: Scope, placementId: string) =>
    (await listSheetsAbout(app.db, scope, [placementId])).get(placementId) ?? []

  app.get(
    `${at}/recovery-sheet`,
    {
      config: { action: 'recovery-sheet.read' },
      schema: {
        tags,
        summary: 'The present recovery sheet of an indicator, with all it is filled in from',
        params: addressed('placement'),
        response: { 200: SheetPageView },
      },
    },
    async ({ scope, params }) => {
      const placed = await presentPlaced(app.db, scope, params.placement)
      const agreed = await listAgreed(app.db, scope, placed)
      const ids = agreed.map(({ id }) => id)
      return sheetPageView({
        placed,
        sheets: await sheetsAbout(scope, placed.id),
        story: await listStory(app.db, scope, placed),
        agreed,
        updates: await latestUpdates(app.db, scope.partnershipId, ids),
        daysToAnswer: (await findRuleInForce(app.db, scope, app.today())).sheet.daysToAnswer,
        scope,
        today: app.today(),
      })
    },
  )

  app.get(
    `${at}/recovery-sheets`,
    {
      config: { action: 'recovery-sheet.read' },
      schema: {
        tags,
        summary: 'All recovery sheets of an indicator, newest first, with who and when, and what came of their days',
        params: addressed('placement'),
        response: { 200: SheetListView },
      },
    },
    async ({ scope, params }) => {
      const placed = await presentPlaced(app.db, scope, params.placement)
      const judged = await listJudged(app.db, scope, { id: placed.id, indicatorId: placed.indicator.id })
      return sheetListView(await sheetsAbout(scope, placed.id), judged, app.today())
    },
  )

  app.post(
    `${at}/recovery-sheet/decision`,
    {
      config: { action: 'recovery-sheet.decide' },
      schema: {
        tags,
        summary: 'Accept the sheet, or send it back with a question',
        params: addressed('placement'),
        body: DecideSheet,
        response: { 201: ChangedView },
      },
    },
    async ({ scope, params, body, url }, reply) => {
      const placed = await presentPlaced(app.db, scope, params.placement)
      checkDay(body.decision === 'returned' ? body.dueOn : null)
      const answer = await answerOnce(app.db, scope, { address: url, body }, async (tx) => {
        const row = await holdSheet(tx, scope, placed.id, body.sheetId)
        if (row === null) throw new Problem('not-found', 'There is no such recovery sheet, or you cannot see it.')
        await checkUndecided(tx, scope, row, body.version)
        const version = await saveDecision(tx, scope, row, body)
        // It may have turned again while the sheet waited for this.
        await settleSheets(tx, scope, [placed.indicator.id], app.today())
        const { decision: state, note: said, dueOn } = body
        await note(tx, scope, {
          action: 'recovery-sheet.decide',
          object: 'placement',
          id: placed.id,
          before: { state: row.state },
          after: { state, note: said, dueOn },
        })
        return { id: row.id, version }
      })
      return reply.code(201).send(answer)
    },
  )
  const checkDay = (dueOn: string | null) => {
    if (dueOn === null || dueOn >= app.today()) return
    const message = 'Enter today or a later day.'
    throw new Problem('invalid', message, { fields: [{ field: 'dueOn', message }] })
  }
  /** Of two who decide at once the second is told what the first decided, and nothing is decided twice. */
  const checkUndecided = async (tx: typeof app.db, scope: Scope, row: SheetRow, version: number) => {
    const events = await listEvents(tx, scope, [row.id])
    const last = events.at(-1)
    if (row.state === 'submitted' && row.version === version) {
      if (last?.by?.id !== scope.memberId) return
      throw new Problem('rule-broken', 'You have sent this sheet yourself. Somebody else decides about it.')
    }
    const present = await presentSheet(tx, scope, row, app.today())
    const done = events.findLast(({ what }) => what === 'accepted' || what === 'returned')
    if (done === undefined || row.state === 'submitted')
      throw new Problem('conflict', 'This sheet has changed since you opened it. Read it again.', { present })
    const told = describeSheetState({ state: row.state, dueOn: row.dueOn, on: done.on, by: done.by?.name ?? null })
    throw new Problem('conflict', `Nothing is decided twice. This sheet stands as: ${told}.`, { present })
  }

  app.post(
    `${at}/recovery-sheet/request`,
    {
      config: { action: 'recovery-sheet.decide' },
      schema: {
        tags,
        summary: 'Ask for a sheet though none is owed',
        params: addressed('placement'),
        body: RequestSheet,
        response: { 201: ChangedView },
      },
    },
    async ({ scope, params, body, url }, reply) => {
      const placed = await presentPlaced(app.db, scope, params.placement)
      checkDay(body.dueOn)
      const answer = await answerOnce(app.db, scope, { address: url, body }, async (tx) => {
        const today = app.today()
        const period = placed.assessment?.latest?.period ?? { start: today, end: today }
        if (!(await saveRequest(tx, scope, { ...body, placementId: placed.id, period }, today)))
          throw new Problem('rule-broken', 'A recovery sheet of this indicator is open already.')
        const after = { state: 'owed', note: body.question, dueOn: body.dueOn }
        const about = { object: 'placement' as const, id: placed.id }
        await note(tx, scope, { action: 'recovery-sheet.decide', ...about, before: null, after })
        return { id: body.id, version: 1 }
      })
      return reply.code(201).send(answer)
    },
  )
}
