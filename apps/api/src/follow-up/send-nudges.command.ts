import type { Database } from '@ttc/db/connect'
import { scopeFor } from '@ttc/domain/access'
import type { IsoDate } from '@ttc/domain/day'
import { isNudgeDue, nudgeDayOf } from '@ttc/domain/follow-up'
import { isStillPromised } from '@ttc/domain/promise'
import { takeTurn } from '../challenge-meeting/change.queries.ts'
import { followUpLetter } from '../mail/letter.ts'
import { queueMail } from '../mail/mail.queries.ts'
import {
  type FollowedMeeting,
  type FollowUpRow,
  listAddresses,
  listFollowUps,
  listNudged,
  saveFollowUp,
} from './follow-up.queries.ts'
import { followUpParts } from './follow-up-letter.ts'
import { addressOf, type FollowUpSettings, listPromisers } from './send-follow-up.command.ts'

/**
 * Queues the nudges that are due on a day, of all partnerships; run as often as one likes, by as many nodes. Answers how
 * many were queued, and how many could not be, who are due again the next time: one must not keep the rest from theirs.
 */
export async function sendNudges(
  db: Database,
  today: IsoDate,
  settings: FollowUpSettings,
): Promise<Readonly<{ sent: number; failed: number }>> {
  let sent = 0
  let failed = 0
  for (const followed of await listNudged(db, today)) {
    if (!isNudgeDue(nudgeDayOf(followed.meeting.meetsOn, followed.nudgeOn), today)) continue
    for (const send of await nudgesOf(db, followed, today, settings)) {
      try {
        if (await send()) sent += 1
      } catch {
        failed += 1
      }
    }
  }
  return { sent, failed }
}

/** A nudge for each who still has something open, can be mailed, and has had none about this meeting. */
async function nudgesOf(db: Database, followed: FollowedMeeting, today: IsoDate, settings: FollowUpSettings) {
  const { meeting } = followed
  const scope = scopeFor(meeting.partnershipId, meeting.partnershipId)
  const { people } = await listPromisers(db, scope, meeting.id)
  const before = await listFollowUps(db, scope, meeting.id)
  const typed = new Map(before.map(({ row }) => [row.person, row.forEmail]))
  const memberIds = people.flatMap(({ memberId }) => memberId ?? [])
  const members = await listAddresses(db, scope, memberIds)
  return people.flatMap((who) => {
    const promises = who.promises.filter(isStillPromised)
    const to = addressOf(who, members, typed.get(who.key) ?? null)
    if (promises.length === 0 || to === null || isNudged(before, who.key)) return []
    const { publicUrl, delivery } = settings
    const facts = { ...followed, kind: 'nudge' as const, publicUrl, promises, hasAccount: !to.isTyped, today }
    const letter = followUpLetter(to.email, followUpParts(facts))
    return [
      () =>
        db.transaction(async (tx) => {
          // Another node that is about to mail them waits here, and finds that they have been.
          await takeTurn(tx, scope, meeting.id)
          if (isNudged(await listFollowUps(tx, scope, meeting.id), who.key)) return false
          const mailId = await queueMail(tx, delivery, scope.partnershipId, letter)
          const forEmail = to.isTyped ? to.email : null
          const { key: person, memberId } = who
          await saveFollowUp(tx, scope, { meetingId: meeting.id, kind: 'nudge', person, memberId, mailId, forEmail })
          return true
        }),
    ]
  })
}

const isNudged = (rows: readonly FollowUpRow[], key: string) =>
  rows.some(({ row }) => row.kind === 'nudge' && row.person === key)
