import type { SendFollowUp, SentFollowUpView } from '@ttc/contracts/follow-up'
import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import type { IsoDate } from '@ttc/domain/day'
import { type Promiser, promisersOf } from '@ttc/domain/follow-up'
import { Problem } from '@ttc/domain/problem'
import { note } from '../audit/audit.queries.ts'
import { takeTurn } from '../challenge-meeting/change.queries.ts'
import { followUpLetter } from '../mail/letter.ts'
import { type Delivery, listMailStates, queueMail } from '../mail/mail.queries.ts'
import { listPromisesOf, type PromiseRow } from '../promise/promise.queries.ts'
import {
  type FollowedMeeting,
  type FollowUpRow,
  findFollowed,
  listAddresses,
  listFollowUps,
  saveAgain,
  saveFollowUp,
} from './follow-up.queries.ts'
import { followUpParts } from './follow-up-letter.ts'

export type FollowUpSettings = Readonly<{
  /** Without a slash at the end. */
  publicUrl: string
  delivery: Delivery
}>

/** Those who promised something in a meeting, with what was not taken out of its minutes. */
export async function listPromisers(db: Database, scope: Scope, meetingId: string) {
  const made = (await listPromisesOf(db, scope, meetingId)).filter(
    ({ removedAt, text }) => removedAt === null && text !== '',
  )
  const people = promisersOf(made)
  const named = people.reduce((sum, { promises }) => sum + promises.length, 0)
  return { people, nobody: made.length - named }
}

export async function presentFollowed(db: Database, scope: Scope, id: string): Promise<FollowedMeeting> {
  const found = await findFollowed(db, scope, id)
  if (found !== null) return found
  throw new Problem('not-found', 'There is no such meeting, or you cannot see it.')
}

type Who = Promiser<PromiseRow>
type To = Readonly<{ email: string; isTyped: boolean }>
type Sending = Readonly<{ followed: FollowedMeeting; settings: FollowUpSettings; today: IsoDate }>

/**
 * Mails everybody who promised something in a closed meeting what that was, once each; a mail that could not be delivered
 * is sent again. Whoever presses at the same time waits, and finds that they have had it.
 */
export async function sendFollowUp(
  tx: Database,
  scope: Scope,
  meetingId: string,
  { id, addresses }: SendFollowUp,
  today: IsoDate,
  settings: FollowUpSettings,
): Promise<SentFollowUpView> {
  const { state } = await takeTurn(tx, scope, meetingId)
  if (state !== 'closed')
    throw new Problem('rule-broken', 'The follow-up note goes out once the meeting is closed. Close it first.')
  const followed = await presentFollowed(tx, scope, meetingId)
  const { people } = await listPromisers(tx, scope, meetingId)
  const typed = new Map(addresses.flatMap(({ key, email }) => (email === null ? [] : [[key, email] as const])))
  const members = await listAddresses(
    tx,
    scope,
    people.flatMap(({ memberId }) => memberId ?? []),
  )
  checkKeys(people, members, addresses)
  const had = await listHad(tx, scope, meetingId)
  const answer = { id, sent: 0, had: [] as string[], byHand: [] as string[] }
  for (const who of people) {
    const before = had.get(who.key)
    const to = addressOf(who, members, typed.get(who.key) ?? before?.row.forEmail ?? null)
    if (before !== undefined && !before.hasFailed) answer.had.push(who.name)
    else if (to === null) answer.byHand.push(who.name)
    else {
      await sendOne(tx, scope, { followed, settings, today }, who, to, before?.row.id ?? null)
      answer.sent += 1
    }
  }
  const after = { followUp: answer.sent, byHand: answer.byHand.length }
  if (answer.sent > 0)
    await note(tx, scope, {
      action: 'challenge-meeting.run',
      object: 'challenge-meeting',
      id: meetingId,
      before: null,
      after,
    })
  return answer
}

/** Refuses an address for somebody who has one already, or whom the minutes do not name (any more). */
function checkKeys(
  people: readonly Who[],
  members: ReadonlyMap<string, string>,
  addresses: SendFollowUp['addresses'],
): void {
  const keys = new Set(people.filter(({ memberId }) => !members.has(memberId ?? '')).map(({ key }) => key))
  const wrong = addresses.findIndex(({ key }) => !keys.has(key))
  if (wrong === -1) return
  const message = 'This address is for nobody without an account who promised something here. Load the page again.'
  throw new Problem('invalid', message, { fields: [{ field: `addresses.${wrong}.key`, message }] })
}

async function listHad(tx: Database, scope: Scope, meetingId: string) {
  const notes = (await listFollowUps(tx, scope, meetingId)).filter(({ row }) => row.kind === 'note')
  const states = await listMailStates(
    tx,
    scope,
    notes.map(({ row }) => row.mailId),
  )
  return new Map(
    notes.map(({ row }): [string, { row: FollowUpRow['row']; hasFailed: boolean }] => [
      row.person,
      { row, hasFailed: states.get(row.mailId)?.state === 'failed' },
    ]),
  )
}

/** A member with an account is mailed at its address alone, anybody else at the address that was typed. */
export function addressOf(who: Who, members: ReadonlyMap<string, string>, typed: string | null): To | null {
  const own = members.get(who.memberId ?? '')
  if (own !== undefined) return { email: own, isTyped: false }
  return typed === null ? null : { email: typed, isTyped: true }
}

async function sendOne(
  tx: Database,
  scope: Scope,
  { followed, settings, today }: Sending,
  who: Who,
  { email, isTyped }: To,
  again: string | null,
): Promise<void> {
  const { publicUrl, delivery } = settings
  const facts = { ...followed, kind: 'note' as const, publicUrl, promises: who.promises, hasAccount: !isTyped, today }
  const mailId = await queueMail(tx, delivery, scope.partnershipId, followUpLetter(email, followUpParts(facts)))
  const row = { mailId, forEmail: isTyped ? email : null }
  if (again !== null) return saveAgain(tx, scope, again, row)
  await saveFollowUp(tx, scope, {
    ...row,
    meetingId: followed.meeting.id,
    kind: 'note',
    person: who.key,
    memberId: who.memberId,
    sentBy: scope.memberId,
  })
}
