import type { ActionStateView, ActionUpdateView } from '@ttc/contracts/action'
import { stateOfAction } from '@ttc/domain/action'
import type { UpdateRow } from './action.queries.ts'

function updateView({ actionId: _action, recordedAt, ...row }: UpdateRow): ActionUpdateView {
  return { ...row, recordedAt: recordedAt.toISOString() }
}

/** How an action stands today, from its due day and its latest update. */
export function actionState(dueOn: string | null, latest: UpdateRow | undefined, today: string): ActionStateView {
  return {
    ...stateOfAction({ dueOn, status: latest?.status ?? 'planned' }, today),
    last: latest === undefined ? null : updateView(latest),
  }
}
