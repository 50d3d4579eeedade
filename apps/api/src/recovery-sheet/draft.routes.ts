import { addressed } from '@ttc/contracts/id'
import { ChangedView } from '@ttc/contracts/plan'
import { SaveSheetDraft, SubmitSheet } from '@ttc/contracts/recovery-sheet'
import type { Scope } from '@ttc/domain/access'
import { Problem } from '@ttc/domain/problem'
import type { SheetContent } from '@ttc/domain/recovery-sheet'
import { sheetProblems } from '@ttc/domain/recovery-sheet/check'
import { daysGiven } from '@ttc/domain/recovery-sheet/record'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { note } from '../audit/audit.queries.ts'
import { wrongFields } from '../problem/wrong-fields.ts'
import { answerOnce } from '../receipt/receipt.queries.ts'
import { findPlaced, listUnknownMembers, type Placed, presentPlaced } from './ground.queries.ts'
import { presentSheet } from './present-sheet.queries.ts'
import {
  type CarryOut,
  holdSheet,
  listSentActions,
  listSheetsAbout,
  type SheetRow,
  saveDraft,
  saveSubmission,
} from './recovery-sheet.queries.ts'
import { mayWrite } from './recovery-sheet.view.ts'

const tags = ['Recovery sheets']
const at = '/partnerships/:partnership/placements/:placement/recovery-sheet'

/** Writing a sheet. Its actions are followed where all others are, which is not this room's to know. */
export const sheetDraftRoutes: FastifyPluginAsyncZodOpenApi<{ carryOut: CarryOut }> = async (app, { carryOut }) => {
  const checkMayWrite = (placed: Placed, scope: Scope) => {
    if (!mayWrite(placed, scope, app.today()))
      throw new Problem(
        'forbidden',
        'A recovery sheet is written by the indicator’s owner (or the deputy while the owner is away), the priority’s lead and the plan coordinator.',
      )
  }

  app.put(
    at,
    {
      config: { action: 'recovery-sheet.write' },
      schema: {
        tags,
        summary: 'Keep the answers so far; a draft may lack anything',
        params: addressed('placement'),
        body: SaveSheetDraft,
        response: { 200: ChangedView },
      },
    },
    async ({ scope, params, body }) => {
      checkMayWrite(await presentPlaced(app.db, scope, params.placement), scope)
      const version = await app.db.transaction(async (tx) => {
        const row = await holdSheet(tx, scope, params.placement, body.sheetId)
        // Sent again because no answer came, or typed alike by two: there is nothing to choose between.
        if (row !== null && row.version !== body.version && isSame(row, body.content)) return row.version
        return saveDraft(tx, scope, await checkedRow(tx, scope, row, body.version), body.content)
      })
      return { id: body.sheetId, version }
    },
  )
  const checkedRow = async (
    tx: typeof app.db,
    scope: Scope,
    row: SheetRow | null,
    version: number,
  ): Promise<SheetRow> => {
    if (row === null) throw new Problem('not-found', 'There is no such recovery sheet, or you cannot see it.')
    if (row.version === version && (row.state === 'owed' || row.state === 'returned')) return row
    const present = await presentSheet(tx, scope, row, app.today())
    if (row.version === version)
      throw new Problem('rule-broken', 'This sheet has been sent. It can be changed when it is sent back.', { present })
    throw new Problem('conflict', 'Someone else changed this sheet since you opened it.', { present })
  }

  app.post(
    `${at}/submission`,
    {
      config: { action: 'recovery-sheet.write' },
      schema: {
        tags,
        summary: 'Send the sheet; its actions become actions of the walk',
        params: addressed('placement'),
        body: SubmitSheet,
        response: { 201: ChangedView },
      },
    },
    async ({ scope, params, body, url }, reply) => {
      const placed = await presentPlaced(app.db, scope, params.placement)
      checkMayWrite(placed, scope)
      const answer = await answerOnce(app.db, scope, { address: url, body }, async (tx) => {
        const held = await holdSheet(tx, scope, placed.id, body.sheetId)
        const row = await checkedRow(tx, scope, held, body.version)
        const { content } = body
        const answers = await checkContent(tx, scope, placed, content)
        const sent = await listSentActions(tx, scope, row.id)
        const gone = sent.filter((id) => !content.actions.some((one) => one.id === id))
        const place = { placementId: placed.id, priorityId: placed.priority.id }
        await carryOut(tx, scope, place, { actions: content.actions, gone })
        const version = await saveSubmission(tx, scope, row, { content, answers, today: app.today() })
        const { id } = placed
        await note(tx, scope, {
          action: 'recovery-sheet.write',
          object: 'placement',
          id,
          before: { state: row.state },
          after: { state: 'submitted', ...content },
        })
        return { id: row.id, version }
      })
      return reply.code(201).send(answer)
    },
  )
  /**
   * Everything that is wrong at once: what is missing, and who has left since they were chosen. Answers the period of
   * the value that the sheet is held against.
   */
  const checkContent = async (tx: typeof app.db, scope: Scope, placed: Placed, content: SheetContent) => {
    const now = (await findPlaced(tx, scope, placed.id)) ?? placed
    const status = now.override ?? now.assessment?.status ?? 'no-value'
    const given = daysGiven((await (await listSheetsAbout(tx, scope, [placed.id])).get(placed.id)) ?? [])
    const owners = content.actions.flatMap(({ ownerMemberId }) => (ownerMemberId === null ? [] : [ownerMemberId]))
    const unknown = await listUnknownMembers(tx, scope, owners)
    const wrong = wrongFields()
    for (const { field, message } of sheetProblems(content, { today: app.today(), status, given }))
      wrong.note(`content.${field}`, message)
    for (const [i, { ownerMemberId }] of content.actions.entries())
      if (ownerMemberId !== null && unknown.has(ownerMemberId))
        wrong.note(`content.actions.${i}.ownerMemberId`, `The owner of action ${i + 1} has left. Choose somebody else.`)
    wrong.refuse()
    return now.assessment?.latest?.period ?? null
  }
}

function isSame(row: SheetRow, content: SheetContent): boolean {
  return row.content !== null && sortedText(row.content) === sortedText(content)
}

/** The database keeps the keys of an object in an order of its own. */
function sortedText(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
