import type { MakeQuestionLink, SendQuestionLinkAgain } from '@ttc/contracts/link/question'
import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import type { IsoDate } from '@ttc/domain/day'
import { isQuestionLinkOpen } from '@ttc/domain/link'
import { describeDay } from '@ttc/domain/period/label'
import { Problem } from '@ttc/domain/problem'
import { newLinkToken } from '../account/server-secret.queries.ts'
import { note } from '../audit/audit.queries.ts'
import { type MeetingTurn, takeTurn } from '../challenge-meeting/change.queries.ts'
import { linkTo, questionLetter } from '../mail/letter.ts'
import { emptyMail, queueMail } from '../mail/mail.queries.ts'
import { findMember } from '../member/member.queries.ts'
import { findPartnership } from '../partnership/partnership.queries.ts'
import { endLink, linkChanged } from './end-link.command.ts'
import { saveLink, saveNewLink } from './link.queries.ts'
import { type LinkSettings, PAGE } from './make-link.command.ts'
import { listQuestionLinks, presentQuestionLink } from './question-link.queries.ts'

const MOST_LINKS = 100

/** Makes a link for questions to a meeting and mails it where an address is given. Answers its address, kept nowhere. */
export async function makeQuestionLink(
  tx: Database,
  scope: Scope,
  meetingId: string,
  body: MakeQuestionLink,
  today: IsoDate,
  settings: LinkSettings,
): Promise<string> {
  const { id, forName, agency, forEmail, forPanel } = body
  const meeting = await takeTurn(tx, scope, meetingId)
  checkBefore(meeting, today)
  if ((await listQuestionLinks(tx, scope, meetingId)).length >= MOST_LINKS)
    throw new Problem('rule-broken', `A meeting has ${MOST_LINKS} links at most. Hand on one that you have.`)
  const { token, sha256 } = newLinkToken()
  const address = linkTo(settings.publicUrl, PAGE, token)
  await saveNewLink(tx, scope, {
    id,
    kind: 'question',
    planId: meeting.planId,
    meetingId,
    forName,
    agency,
    forEmail,
    forPanel,
    keySha256: sha256,
    expiresOn: meeting.meetsOn,
    ...(await mailed(tx, scope, meeting, body, address, settings)),
  })
  const after = { meetingId, agency, mailed: forEmail !== null }
  await note(tx, scope, { action: 'link.make', object: 'link', id, before: null, after })
  return address
}

function checkBefore(meeting: MeetingTurn, today: IsoDate): void {
  if (!isQuestionLinkOpen({ withdrawn: false, meeting }, today))
    throw new Problem('rule-broken', 'This meeting has begun or its day has passed. Ask in the room.')
}

type At = Readonly<{ meetingId: string; linkId: string }>

/** Gives a link another key, and mails it where an address is given; what was written through the old one stays with it. */
export async function renewQuestionLink(
  tx: Database,
  scope: Scope,
  at: At,
  { version, forEmail }: SendQuestionLinkAgain,
  today: IsoDate,
  settings: LinkSettings,
): Promise<Readonly<{ version: number; address: string }>> {
  const meeting = await takeTurn(tx, scope, at.meetingId)
  const { link } = await presentQuestionLink(tx, scope, at)
  checkBefore(meeting, today)
  const { token, sha256 } = newLinkToken()
  const address = linkTo(settings.publicUrl, PAGE, token)
  if (link.mailId !== null) await emptyMail(tx, scope, link.mailId)
  const sent = await mailed(tx, scope, meeting, { forName: link.forName, forEmail }, address, settings)
  const kept = { keySha256: sha256, expiresOn: meeting.meetsOn, forEmail }
  const fresh = { openedAt: null, withdrawnAt: null, withdrawnBy: null }
  const saved = await saveLink(tx, scope, link.id, version, { ...kept, ...fresh, ...sent })
  if (saved === null) throw linkChanged(link)
  const before = { withdrawn: link.withdrawnAt !== null }
  const after = { mailed: forEmail !== null, newKey: true }
  await note(tx, scope, { action: 'link.make', object: 'link', id: link.id, before, after })
  return { version: saved, address }
}

async function mailed(
  tx: Database,
  scope: Scope,
  meeting: MeetingTurn,
  { forName, forEmail }: Pick<MakeQuestionLink, 'forName' | 'forEmail'>,
  address: string,
  { delivery }: LinkSettings,
) {
  if (forEmail === null) return { mailId: null, sentAt: null }
  const partnership = (await findPartnership(tx, scope))?.name ?? ''
  const by = await findMember(tx, scope, scope.memberId)
  const letter = questionLetter(forEmail, {
    marking: meeting.marking,
    partnership,
    name: forName,
    askedBy: by === null ? partnership : `${by.name}, ${by.agency},`,
    meeting: meeting.name,
    on: describeDay(meeting.meetsOn),
    link: address,
  })
  return { mailId: await queueMail(tx, delivery, scope.partnershipId, letter), sentAt: new Date() }
}

/** Makes a link worthless; the questions that came through it stay. */
export async function withdrawQuestionLink(tx: Database, scope: Scope, at: At, version: number): Promise<number> {
  await takeTurn(tx, scope, at.meetingId)
  const { link } = await presentQuestionLink(tx, scope, at)
  return endLink(tx, scope, link, version)
}
