import type { RequestSheet } from '@ttc/contracts/recovery-sheet'
import type { Database } from '@ttc/db/connect'
import { escalation } from '@ttc/db/escalation'
import { recoverySheet } from '@ttc/db/recovery-sheet'
import type { Scope } from '@ttc/domain/access'
import type { SheetAction, SheetContent } from '@ttc/domain/recovery-sheet'
import type { Judged, SentDates } from '@ttc/domain/recovery-sheet/record'
import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { touchExceptions } from '../exception/touch-exceptions.command.ts'
import { appendEvents, type EventRow, listEvents } from './event.queries.ts'

/** Where the actions of a sheet that was sent are followed; `gone` are those of an earlier version that it no longer has. */
export type CarryOut = (
  tx: Database,
  scope: Scope,
  place: Readonly<{ placementId: string; priorityId: string }>,
  sent: Readonly<{ actions: readonly SheetAction[]; gone: readonly string[] }>,
) => Promise<void>

/** Every value as it is judged now: the assessment makes sheets owed, so this room cannot ask it by itself. */
export type ListJudged = (
  db: Database,
  scope: Scope,
  placement: Readonly<{ id: string; indicatorId: string }>,
) => Promise<readonly Judged[]>

export type SheetRow = typeof recoverySheet.$inferSelect

export type KnownSheet = SheetRow &
  Readonly<{
    events: readonly EventRow[]
    /** The days of every version that was sent, oldest first. */
    sent: readonly SentDates[]
  }>

/** All sheets of some placements with what happened to them, newest first; a placement has a few in a plan's years. */
export async function listSheets(
  db: Database,
  scope: Scope,
  placementIds: readonly string[],
): Promise<readonly KnownSheet[]> {
  if (placementIds.length === 0) return []
  const rows = await db
    .select()
    .from(recoverySheet)
    .where(
      and(eq(recoverySheet.partnershipId, scope.partnershipId), inArray(recoverySheet.placementId, [...placementIds])),
    )
    .orderBy(desc(recoverySheet.owedOn), desc(recoverySheet.id))
    .limit(2000)
  const events = await listEvents(
    db,
    scope,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => {
    const own = events.filter(({ sheetId }) => sheetId === row.id)
    return { ...row, events: own, sent: own.flatMap(sentIn) }
  })
}

function sentIn({ what, on, content }: EventRow): readonly SentDates[] {
  if (what !== 'submitted' || content === null) return []
  return [{ on, backToAmberOn: content.backToAmberOn, backToGreenOn: content.backToGreenOn }]
}

/** A sheet of a placement, held for this transaction: whoever changes it waits for whoever changes it now. */
export async function holdSheet(
  tx: Database,
  scope: Scope,
  placementId: string,
  sheetId: string,
): Promise<SheetRow | null> {
  const [found] = await tx
    .select()
    .from(recoverySheet)
    .where(
      and(
        eq(recoverySheet.partnershipId, scope.partnershipId),
        eq(recoverySheet.placementId, placementId),
        eq(recoverySheet.id, sheetId),
      ),
    )
    .for('update')
  return found ?? null
}

type Change = Partial<
  Pick<SheetRow, 'state' | 'content' | 'backToAmberOn' | 'backToGreenOn' | 'dueOn' | 'periodStart' | 'periodEnd'>
>

/** Changes a sheet that is held, and counts its version up. */
async function save(tx: Database, scope: Scope, row: SheetRow, change: Change): Promise<number> {
  const version = row.version + 1
  await tx
    .update(recoverySheet)
    .set({ ...change, version })
    .where(and(eq(recoverySheet.partnershipId, scope.partnershipId), eq(recoverySheet.id, row.id)))
  return version
}

/** The answers so far. Only after `holdSheet`. */
export function saveDraft(tx: Database, scope: Scope, row: SheetRow, content: SheetContent): Promise<number> {
  return save(tx, scope, row, { content })
}

type Sent = Readonly<{
  content: SheetContent
  answers: Readonly<{ start: string; end: string }> | null
  today: string
}>

/**
 * Sends a sheet: what it says now is kept with the event for ever. It answers the latest value there is, which may be a
 * later one than made it owed. Only after `holdSheet`.
 */
export async function saveSubmission(
  tx: Database,
  scope: Scope,
  row: SheetRow,
  { content, answers, today }: Sent,
): Promise<number> {
  const { backToAmberOn, backToGreenOn } = content
  const period = answers === null ? {} : { periodStart: answers.start, periodEnd: answers.end }
  const version = await save(tx, scope, row, { state: 'submitted', content, backToAmberOn, backToGreenOn, ...period })
  await appendEvents(tx, scope, [{ sheetId: row.id, what: 'submitted', content, memberId: scope.memberId }])
  await answerStep(tx, scope, row.placementId, today)
  await touchExceptions(tx, scope, { placements: [row.placementId] })
  return version
}

/** A sheet that is sent answers the step of an escalation that asked for one. */
async function answerStep(tx: Database, scope: Scope, placementId: string, today: string): Promise<void> {
  await tx
    .update(escalation)
    .set({ state: 'answered', endedOn: today, version: sql`${escalation.version} + 1` })
    .where(
      and(
        eq(escalation.partnershipId, scope.partnershipId),
        eq(escalation.placementId, placementId),
        eq(escalation.step, 'sheet'),
        eq(escalation.state, 'open'),
      ),
    )
}

type Decided = Readonly<{ decision: 'accepted' | 'returned'; note: string; dueOn: string | null }>

/** Accepts a sheet, or sends it back. Only after `holdSheet`. */
export async function saveDecision(
  tx: Database,
  scope: Scope,
  row: SheetRow,
  { decision, note, dueOn }: Decided,
): Promise<number> {
  const due = decision === 'returned' && dueOn !== null ? { dueOn } : {}
  const version = await save(tx, scope, row, { state: decision, ...due })
  const { memberId } = scope
  await appendEvents(tx, scope, [{ sheetId: row.id, what: decision, note, dueOn: due.dueOn ?? null, memberId }])
  await touchExceptions(tx, scope, { placements: [row.placementId] })
  return version
}

type Asked = RequestSheet & Readonly<{ placementId: string; period: Readonly<{ start: string; end: string }> }>

/** Opens a sheet that somebody asks for; false where one is open already. */
export async function saveRequest(tx: Database, scope: Scope, asked: Asked, today: string): Promise<boolean> {
  const { id, placementId, period, question, dueOn } = asked
  const made = await tx
    .insert(recoverySheet)
    .values({
      partnershipId: scope.partnershipId,
      id,
      placementId,
      because: 'asked',
      periodStart: period.start,
      periodEnd: period.end,
      owedOn: today,
      dueOn,
      state: 'owed',
    })
    .onConflictDoNothing()
    .returning({ id: recoverySheet.id })
  if (made.length === 0) return false
  await appendEvents(tx, scope, [{ sheetId: id, what: 'owed', note: question, dueOn, memberId: scope.memberId }])
  await touchExceptions(tx, scope, { placements: [placementId] })
  return true
}

/** The ids of the actions of every version that was sent. */
export async function listSentActions(tx: Database, scope: Scope, sheetId: string): Promise<readonly string[]> {
  const events = await listEvents(tx, scope, [sheetId])
  return [
    ...new Set(
      events.flatMap(({ what, content }) => (what === 'submitted' ? (content?.actions ?? []) : [])).map(({ id }) => id),
    ),
  ]
}

/** The places of some indicators in the same version of the plan, by their present place: that and the earlier ones. */
export async function listPlacesInPlan(
  db: Database,
  scope: Scope,
  placementIds: readonly string[],
): Promise<readonly Readonly<{ present: string; id: string }>[]> {
  return db
    .select({ present: sql<string>`own.id`, id: sql<string>`other.id` })
    .from(sql`placement as own join placement as other on other.partnership_id = own.partnership_id
      and other.plan_version_id = own.plan_version_id and other.indicator_id = own.indicator_id
      and (other.id = own.id or other.to_on is not null)`)
    .where(sql`own.partnership_id = ${scope.partnershipId} and own.id in ${[...placementIds]}`)
}

/**
 * The sheets about some indicators by their present place, newest first: those of earlier places in the same version of
 * the plan too, for a sheet follows its indicator.
 */
export async function listSheetsAbout(
  db: Database,
  scope: Scope,
  placementIds: readonly string[],
): Promise<ReadonlyMap<string, readonly KnownSheet[]>> {
  if (placementIds.length === 0) return new Map()
  const places = await listPlacesInPlan(db, scope, placementIds)
  const sheets = await listSheets(
    db,
    scope,
    places.map(({ id }) => id),
  )
  const isOf = (placementId: string, sheet: KnownSheet) =>
    places.some(({ present, id }) => present === placementId && id === sheet.placementId)
  return new Map(placementIds.map((of) => [of, sheets.filter((sheet) => isOf(of, sheet))]))
}
