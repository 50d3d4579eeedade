import type { CreateBoard, EditBoard, SeatMember, SeatView } from '@ttc/contracts/board'
import { board, boardMember } from '@ttc/db/board'
import type { Database } from '@ttc/db/connect'
import { member } from '@ttc/db/member'
import { partnership } from '@ttc/db/partnership'
import { priority } from '@ttc/db/priority'
import type { Scope } from '@ttc/domain/access'
import { checkParent } from '@ttc/domain/board'
import { addDays } from '@ttc/domain/day'
import { Problem } from '@ttc/domain/problem'
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { findPlaces } from '../access/place.queries.ts'

const ofScope = (scope: Scope) => eq(board.partnershipId, scope.partnershipId)

/** All boards, those retired as well; at most 500. */
export function listBoards(db: Database, scope: Scope) {
  return db
    .select({
      id: board.id,
      parentId: board.parentId,
      name: board.name,
      kind: board.kind,
      priority: { id: priority.id, name: priority.name, planId: priority.planId },
      position: board.position,
      retired: sql<boolean>`${board.retiredAt} is not null`,
      version: board.version,
    })
    .from(board)
    .leftJoin(priority, and(eq(priority.partnershipId, board.partnershipId), eq(priority.id, board.priorityId)))
    .where(ofScope(scope))
    .orderBy(asc(board.position), asc(board.name), asc(board.id))
    .limit(500)
}

export type BoardRow = Awaited<ReturnType<typeof listBoards>>[number]

export async function findBoard(db: Database, scope: Scope, id: string): Promise<BoardRow | null> {
  return (await listBoards(db, scope)).find((one) => one.id === id) ?? null
}

/** Who sits now: chair, lead and supporting officer first, then by name; at most 5,000. */
export function listSeats(db: Database, scope: Scope) {
  return db
    .select({
      id: boardMember.id,
      boardId: boardMember.boardId,
      member: { id: member.id, name: member.name, agency: member.agency },
      seat: boardMember.seat,
      fromOn: boardMember.fromOn,
      toOn: boardMember.toOn,
    })
    .from(boardMember)
    .innerJoin(member, and(eq(member.partnershipId, boardMember.partnershipId), eq(member.id, boardMember.memberId)))
    .where(and(eq(boardMember.partnershipId, scope.partnershipId), isNull(boardMember.toOn)))
    .orderBy(
      sql`array_position(array['chair', 'lead', 'supporting-officer', 'member'], ${boardMember.seat})`,
      asc(member.name),
      asc(member.id),
    )
    .limit(5000)
}

export type SeatRow = Awaited<ReturnType<typeof listSeats>>[number]

/** Holds the partnership's tree for the rest of the transaction: two moves that together would make a ring take turns. */
export async function holdBoards(tx: Database, scope: Scope): Promise<void> {
  await tx
    .select({ id: partnership.id })
    .from(partnership)
    .where(eq(partnership.id, scope.partnershipId))
    .for('no key update')
}

type Placed = Readonly<{ id: string; parentId: string | null; priorityId: string | null }>

/** Refuses a board under one that is not there or is retired, a ring, and the priority of another partnership. */
export async function checkPlace(db: Database, scope: Scope, boards: readonly BoardRow[], it: Placed): Promise<void> {
  const parent = boards.find((one) => one.id === it.parentId)
  if (it.parentId !== null && (parent === undefined || parent.retired))
    throw invalid('parentId', 'Choose a board of this partnership that is not retired.')
  checkParent(boards, it.id, it.parentId)
  if (it.priorityId === null) return
  const places = await findPlaces(db, scope.partnershipId, 'priority', it.priorityId)
  if (places === null) throw invalid('priorityId', 'Choose a priority of this partnership.')
}

function invalid(field: string, message: string): Problem {
  return new Problem('invalid', message, { fields: [{ field, message }] })
}

/** A new board stands last among its brothers. */
export async function saveNewBoard(tx: Database, scope: Scope, request: CreateBoard): Promise<void> {
  const last = tx
    .select({ next: sql<number>`coalesce(max(${board.position}), -1) + 1` })
    .from(board)
    .where(ofScope(scope))
  await tx.insert(board).values({ partnershipId: scope.partnershipId, position: sql`(${last})`, ...request })
}

/** Saves an edit based on the stored version; null when another edit came first. */
export async function saveBoard(tx: Database, scope: Scope, id: string, edit: EditBoard): Promise<number | null> {
  const { version, retired, ...fields } = edit
  const [saved] = await tx
    .update(board)
    .set({ ...fields, retiredAt: retired ? sql`coalesce(${board.retiredAt}, now())` : null, version: version + 1 })
    .where(and(ofScope(scope), eq(board.id, id), eq(board.version, version)))
    .returning({ version: board.version })
  return saved?.version ?? null
}

/** Seats a member; false where they sit on this board already. */
export async function saveNewSeat(tx: Database, scope: Scope, boardId: string, request: SeatMember): Promise<boolean> {
  const made = await tx
    .insert(boardMember)
    .values({ partnershipId: scope.partnershipId, boardId, ...request })
    .onConflictDoNothing()
    .returning({ id: boardMember.id })
  return made.length > 0
}

export async function findSeat(db: Database, scope: Scope, boardId: string, id: string) {
  const [found] = await db
    .select({
      id: boardMember.id,
      memberId: boardMember.memberId,
      seat: boardMember.seat,
      fromOn: boardMember.fromOn,
      toOn: boardMember.toOn,
    })
    .from(boardMember)
    .where(
      and(eq(boardMember.partnershipId, scope.partnershipId), eq(boardMember.boardId, boardId), eq(boardMember.id, id)),
    )
  return found ?? null
}

/** Changes an open seat that is still what the edit was based on; false where it is not. */
export async function saveSeat(
  tx: Database,
  scope: Scope,
  id: string,
  edit: Readonly<{ was: SeatView; seat: SeatView; toOn: string | null }>,
): Promise<boolean> {
  const { was, ...fields } = edit
  const saved = await tx
    .update(boardMember)
    .set(fields)
    .where(
      and(
        eq(boardMember.partnershipId, scope.partnershipId),
        eq(boardMember.id, id),
        eq(boardMember.seat, was),
        isNull(boardMember.toOn),
      ),
    )
    .returning({ id: boardMember.id })
  return saved.length > 0
}

/** Ends an open seat the day before and seats the same member anew; false where the seat is not what it was any more. */
export async function saveNextSeat(
  tx: Database,
  scope: Scope,
  present: Readonly<{ id: string; boardId: string; memberId: string }>,
  { was, seat, next }: Readonly<{ was: SeatView; seat: SeatView; next: Readonly<{ id: string; fromOn: string }> }>,
): Promise<boolean> {
  const ended = await saveSeat(tx, scope, present.id, { was, seat: was, toOn: addDays(next.fromOn, -1) })
  return ended && (await saveNewSeat(tx, scope, present.boardId, { ...next, memberId: present.memberId, seat }))
}
