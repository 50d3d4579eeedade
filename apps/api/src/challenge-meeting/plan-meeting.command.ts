import type { AgendaProposalView, PlanChallengeMeeting } from '@ttc/contracts/challenge-meeting'
import { newId } from '@ttc/contracts/new-id'
import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import { proposeAgenda } from '@ttc/domain/challenge-meeting/agenda'
import { note } from '../audit/audit.queries.ts'
import { checkMember } from '../member/member.queries.ts'
import { listBrought } from '../promise/promise.queries.ts'
import { listCandidates, saveItems } from './agenda.queries.ts'
import { countBefore } from './before.queries.ts'
import { saveNewMeeting } from './challenge-meeting.queries.ts'
import { appendChange, takeTurn } from './change.queries.ts'

type Meeting = Readonly<{ id: string; planId: string; meetsOn: string; minutes: number }>

/** The agenda that a meeting would have by what is red and amber, promised and asked today. */
export async function agendaFor(
  db: Database,
  scope: Scope,
  meeting: Meeting,
  today: string,
): Promise<AgendaProposalView> {
  const brought = await listBrought(db, scope, meeting)
  const before = await countBefore(db, scope, meeting.id)
  const { items, leftOut } = proposeAgenda({
    minutes: meeting.minutes,
    promises: brought.length,
    panel: before.panel,
    questions: before.others,
    exceptions: await listCandidates(db, scope, meeting.planId, today),
  })
  return {
    items: items.map((item) => ({ ...item, priorityId: null })),
    leftOut: leftOut.map(({ placementId, name }) => ({ placementId, name })),
  }
}

/** Plans a meeting with its proposed agenda. */
export async function planMeeting(
  tx: Database,
  scope: Scope,
  planId: string,
  request: PlanChallengeMeeting,
  today: string,
): Promise<void> {
  await checkMember(tx, scope, request.chairMemberId, 'chairMemberId')
  await checkMember(tx, scope, request.minuteTakerMemberId, 'minuteTakerMemberId')
  await saveNewMeeting(tx, scope, planId, request)
  await takeTurn(tx, scope, request.id)
  const { items } = await agendaFor(tx, scope, { planId, ...request }, today)
  await saveItems(
    tx,
    scope,
    request.id,
    items.map((item) => ({ ...item, id: newId() })),
  )
  await appendChange(tx, scope, request.id, { what: 'planned', objectId: request.id, after: request })
  await note(tx, scope, {
    action: 'challenge-meeting.run',
    object: 'challenge-meeting',
    id: request.id,
    before: null,
    after: request,
  })
}
