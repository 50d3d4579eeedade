import { boardKinds } from '@ttc/domain/board'
import { z } from 'zod'
import { Day, Id, line, Version } from './id.ts'
import { AllowedView, MemberView } from './partnership.ts'

export const BoardKindView = z
  .enum(boardKinds, { error: 'Choose what kind of board or group it is.' })
  .meta({ id: 'BoardKind', description: '"trust" is the children’s trust or strategic partnership at the top' })
export type BoardKindView = z.infer<typeof BoardKindView>

export const SeatView = z
  .enum(['chair', 'lead', 'supporting-officer', 'member'], { error: 'Choose what the person is on this board.' })
  .meta({ id: 'Seat' })
export type SeatView = z.infer<typeof SeatView>

export const BoardSeatView = z
  .object({ id: Id, member: MemberView, seat: SeatView, fromOn: Day, toOn: Day.nullable() })
  .meta({ id: 'BoardSeat' })
export type BoardSeatView = z.infer<typeof BoardSeatView>

/** A board with whoever sits on it now: chair, lead and supporting officer first. */
export const BoardView = z
  .object({
    id: Id,
    parentId: Id.nullable(),
    name: z.string(),
    kind: BoardKindView,
    priority: z.object({ id: Id, name: z.string(), planId: Id }).nullable(),
    position: z.int(),
    retired: z.boolean(),
    version: z.int(),
    seats: z.array(BoardSeatView),
  })
  .meta({ id: 'Board' })
export type BoardView = z.infer<typeof BoardView>

export const BoardListView = z
  .object({
    boards: z.array(BoardView).meta({ description: 'In the order of the tree: each after the one it stands under' }),
    allowed: AllowedView,
  })
  .meta({ id: 'BoardList' })
export type BoardListView = z.infer<typeof BoardListView>

const fields = {
  parentId: Id.nullable(),
  name: line('the name of the board or group'),
  kind: BoardKindView,
  priorityId: Id.nullable(),
}

export const CreateBoard = z.object({ id: Id, ...fields }).meta({ id: 'CreateBoard' })
export type CreateBoard = z.infer<typeof CreateBoard>

export const EditBoard = z
  .object({ version: Version, ...fields, position: z.int().min(0).max(1000), retired: z.boolean().default(false) })
  .meta({ id: 'EditBoard' })
export type EditBoard = z.infer<typeof EditBoard>

export const SeatMember = z.object({ id: Id, memberId: Id, seat: SeatView, fromOn: Day }).meta({ id: 'SeatMember' })
export type SeatMember = z.infer<typeof SeatMember>

/**
 * Another seat on the same board, or the end of it; what is over is kept. With `next` the earlier seat ends the day
 * before and the other begins under an id of its own; without it the seat is corrected, as if it had been so from the
 * first day.
 */
export const EditSeat = z
  .object({
    seat: SeatView,
    toOn: Day.nullable(),
    was: SeatView.meta({ description: 'The seat this edit is based on' }),
    next: z.object({ id: Id, fromOn: Day }).nullable().default(null),
  })
  .refine(({ toOn, next }) => toOn === null || next === null, {
    path: ['toOn'],
    error: 'End the seat or change it, not both at once.',
  })
  .meta({ id: 'EditSeat' })
export type EditSeat = z.infer<typeof EditSeat>
