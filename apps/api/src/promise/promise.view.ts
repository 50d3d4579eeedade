import type { PromiseRowView, PromiseView } from '@ttc/contracts/promise'
import { isAllowed, type Scope } from '@ttc/domain/access'
import type { PromiseRow } from './promise.queries.ts'
import type { LedgerPromise } from './promise-ledger.queries.ts'

export function promiseView(row: PromiseRow): PromiseView {
  return {
    id: row.id,
    meetingId: row.meetingId,
    itemId: row.itemId,
    challengeId: row.challengeId,
    placementId: row.placementId,
    position: row.position,
    madeOn: row.madeOn,
    text: row.text,
    owner: { name: row.owner, memberId: row.ownerMemberId },
    agency: row.agency,
    dueOn: row.dueOn,
    state: row.state,
    note: row.note,
    stateOn: row.stateOn,
    removed: row.removedAt !== null,
    versions: row.versions,
    version: row.version,
  }
}

/** Whoever promised says what became of it, and whoever runs the meetings of the plan. */
export function mayUpdate(scope: Scope, { ownerMemberId, planId }: Pick<PromiseRow, 'ownerMemberId' | 'planId'>) {
  const place = { planId, priorityId: null }
  const action = ownerMemberId === scope.memberId ? 'promise.update' : 'challenge-meeting.run'
  return isAllowed(scope.grants, action, place)
}

export function promiseRowView(row: LedgerPromise, scope: Scope): PromiseRowView {
  const { indicatorName, placementId, ownerMemberId, ...shown } = row
  return {
    ...shown,
    indicator: placementId === null || indicatorName === null ? null : { placementId, name: indicatorName },
    mayUpdate: mayUpdate(scope, { ownerMemberId, planId: row.plan.id }),
  }
}
