import type { ActionRowView, ActionStateView, ActionUpdateView } from '@ttc/contracts/action'
import { isAllowed, type Scope } from '@ttc/domain/access'
import { namesEffect, stateOfAction } from '@ttc/domain/action'
import type { UpdateRow } from './action.queries.ts'
import type { ActionRow } from './action-list.queries.ts'

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

/** An action as a list shows it, with whether the reader may say how it stands: its owner, and whoever works in the group. */
export function actionRowView(
  { content, source, linkId, placementId, ...row }: ActionRow,
  latest: UpdateRow | undefined,
  scope: Scope,
  today: string,
): ActionRowView {
  const { text, effect, stops } = content
  const place = { planId: row.plan.id, priorityId: row.priority.id }
  const isFrom = source !== null && (source.kind === 'idea' || source.kind === 'factor')
  return {
    ...row,
    text,
    effect,
    stops,
    namesEffect: namesEffect({ effect, linkId, placementId }),
    takenFrom: isFrom ? { kind: source.kind as 'idea' | 'factor', text: source.text } : null,
    state: actionState(row.dueOn, latest, today),
    mayUpdate:
      row.owner?.id === scope.memberId
        ? isAllowed(scope.grants, 'action.update', place)
        : isAllowed(scope.grants, 'walk.contribute', place),
  }
}
