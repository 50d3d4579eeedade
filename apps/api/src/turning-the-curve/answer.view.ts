import type { AnswerView } from '@ttc/contracts/answer'
import type { WalkChangeView } from '@ttc/contracts/turning-the-curve'
import type { UpdateRow } from '../action/action.queries.ts'
import { actionState } from '../action/action.view.ts'
import type { AnswerRow } from './answer.queries.ts'
import type { ChangeRow } from './change.queries.ts'

export type Updates = ReadonlyMap<string, UpdateRow>

export function answerView(row: AnswerRow, updates: Updates, today: string): AnswerView {
  const { walkId: _walk, kind: _kind, removedAt, createdAt, changedAt, ...shown } = row
  return {
    ...shown,
    removed: removedAt !== null,
    createdAt: createdAt.toISOString(),
    changedAt: changedAt.toISOString(),
    action: row.content.kind === 'action' ? actionState(row.content.dueOn, updates.get(row.id), today) : null,
  }
}

/** A change as everybody is told it: the answer is as the change left it, an action's standing as it is now. */
export function changeView(row: ChangeRow, updates: Updates, today: string): WalkChangeView {
  const { answerAs, createdAt, createdBy, at, ...shown } = row
  return { ...shown, at: at.toISOString(), answer: answerAfter(row, updates, today) }
}

function answerAfter(row: ChangeRow, updates: Updates, today: string): AnswerView | null {
  const { answerAs, answerId, createdAt } = row
  if (answerAs === null || answerId === null || createdAt === null) return null
  const { content } = answerAs
  return {
    id: answerId,
    ...answerAs,
    createdAt: createdAt.toISOString(),
    createdBy: row.createdBy,
    changedAt: row.at.toISOString(),
    changedBy: row.by,
    action: content.kind === 'action' ? actionState(content.dueOn, updates.get(answerId), today) : null,
  }
}
