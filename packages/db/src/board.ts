import { boardKinds } from '@ttc/domain/board'
import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { day, id, moment, partnershipId, within } from './column.ts'
import { member } from './member.ts'
import { partnership } from './partnership.ts'
import { priority } from './priority.ts'

/** A board or group of the partnership's structure, under another or at the top. */
export const board = pgTable(
  'board',
  {
    partnershipId: partnershipId().references(() => partnership.id),
    id: id(),
    parentId: uuid('parent_id'),
    name: text('name').notNull(),
    kind: text('kind', {
      enum: boardKinds,
    }).notNull(),
    /** The priority that a priority group works on. */
    priorityId: uuid('priority_id'),
    position: integer('position').notNull().default(0),
    retiredAt: moment('retired_at'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.id] }),
    within('board_parent', t.partnershipId, t.parentId, () => ({ partnershipId: t.partnershipId, id: t.id })),
    within('board_priority', t.partnershipId, t.priorityId, () => priority),
    check('board_own_parent', sql`parent_id is distinct from id`),
  ],
)

/** Who sits on a board, as what, from when to when. Leaving closes the row and keeps it. */
export const boardMember = pgTable(
  'board_member',
  {
    partnershipId: partnershipId(),
    id: id(),
    boardId: uuid('board_id').notNull(),
    memberId: uuid('member_id').notNull(),
    seat: text('seat', { enum: ['chair', 'lead', 'supporting-officer', 'member'] }).notNull(),
    fromOn: day('from_on').notNull(),
    toOn: day('to_on'),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.id] }),
    uniqueIndex('board_member_open').on(t.partnershipId, t.boardId, t.memberId).where(sql`to_on is null`),
    index('board_member_by_member').on(t.partnershipId, t.memberId),
    within('board_member_board', t.partnershipId, t.boardId, () => board),
    within('board_member_member', t.partnershipId, t.memberId, () => member),
  ],
)
