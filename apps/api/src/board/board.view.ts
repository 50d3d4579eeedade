import type { BoardListView } from '@ttc/contracts/board'
import { allowedAt, isAllowed, type Scope, wholePartnership } from '@ttc/domain/access'
import { inTreeOrder } from '@ttc/domain/board'
import type { BoardRow, SeatRow } from './board.queries.ts'

/** The structure as a list in the order of its tree. A priority of a plan that the reader does not see is left out. */
export function boardListView(
  boards: readonly BoardRow[],
  seats: readonly SeatRow[],
  { grants }: Scope,
): BoardListView {
  const isSeen = (planId: string) => isAllowed(grants, 'plan.read', { planId, priorityId: null })
  return {
    boards: inTreeOrder(boards).map(({ priority, ...board }) => ({
      ...board,
      priority: priority !== null && isSeen(priority.planId) ? priority : null,
      seats: seats.filter((one) => one.boardId === board.id).map(({ boardId: _, ...seat }) => seat),
    })),
    allowed: allowedAt(grants, [wholePartnership], ['board.edit']),
  }
}
