import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import { Problem } from '@ttc/domain/problem'
import { note } from '../audit/audit.queries.ts'
import { mayWrite } from './challenge-meeting.view.ts'
import type { MeetingTurn } from './change.queries.ts'

/** Refuses minutes by somebody who neither runs the meeting nor was asked to take them. */
export function checkWriter(scope: Scope, meeting: MeetingTurn): void {
  if (mayWrite(scope, meeting)) return
  throw new Problem(
    'forbidden',
    'The minutes are taken by the minute-taker, the plan coordinator or the plan lead. Ask one of them.',
  )
}

/** Whether what was sent is what is stored; of a member the id says all. */
export function sameValue(stored: unknown, sent: unknown): boolean {
  return keyOf(stored) === keyOf(sent)
}

/** What is kept of a value in the history: of a member the id, since the name may be taken back. */
export const keptValue = (value: unknown): unknown =>
  isNamed(value) && value.memberId !== null ? { name: '', memberId: value.memberId } : value

type Named = Readonly<{ name: string; memberId: string | null }>
const isNamed = (value: unknown): value is Named => typeof value === 'object' && value !== null && 'memberId' in value
const keyOf = (value: unknown) => JSON.stringify(isNamed(value) ? (value.memberId ?? value.name) : value)

type Correction = Readonly<{ field: string; before: unknown; after: unknown; reason: string | null }>

/** A correction of closed minutes is kept in the trail besides: what was typed in the meeting is kept with it. */
export async function noteCorrection(
  tx: Database,
  scope: Scope,
  meeting: MeetingTurn,
  { field, before, after, reason }: Correction,
): Promise<void> {
  if (meeting.state !== 'closed') return
  await note(tx, scope, {
    action: 'challenge.write',
    object: 'challenge-meeting',
    id: meeting.id,
    before: { [field]: before },
    after: { [field]: after, reason },
  })
}
