import { newId } from '@ttc/contracts/new-id'
import { evidenceFile } from '@ttc/db/action'
import { challenge } from '@ttc/db/challenge'
import { agendaItem, challengeMeeting } from '@ttc/db/challenge-meeting'
import { areaChoice } from '@ttc/db/comparator'
import { savedView } from '@ttc/db/digest'
import { followUp } from '@ttc/db/follow-up'
import { invitation } from '@ttc/db/invitation'
import { link } from '@ttc/db/link'
import { mail } from '@ttc/db/mail'
import { batch } from '@ttc/db/measurement'
import { member } from '@ttc/db/member'
import { pack } from '@ttc/db/pack'
import { panelPaper, panelPriority } from '@ttc/db/panel'
import { priority } from '@ttc/db/priority'
import { promise } from '@ttc/db/promise'
import { reportCard, signedCard } from '@ttc/db/report-card'
import { calendarLink, round } from '@ttc/db/round'
import { answer, walk } from '@ttc/db/turning-the-curve'
import type { Scope } from '@ttc/domain/access'
import { daysFor } from '@ttc/domain/round/proposal'
import { eq, sql } from 'drizzle-orm'
import { type TestApp, TODAY } from './app.ts'

/** The word in every text of the other partnership and of the other plan, and in no text that may be seen. */
export const HIDDEN = 'Zedworth'

/** A walk with one answer in it and a report card, of a priority. */
export async function addWalk(it: TestApp, partnershipId: string, priorityId: string): Promise<void> {
  const { db } = it.connection
  const walkId = newId()
  await db.insert(walk).values({ partnershipId, id: walkId, priorityId })
  await db.insert(answer).values({
    partnershipId,
    id: newId(),
    walkId,
    kind: 'statement',
    content: { kind: 'statement', step: 'aim', text: HIDDEN, voice: false },
    position: 0,
  })
  const file = { name: HIDDEN, mediaType: 'text/plain', size: 6, sha256: '', content: Buffer.from(HIDDEN) }
  await db.insert(evidenceFile).values({ partnershipId, id: newId(), walkId, ...file })
  await addCard(it, partnershipId, priorityId)
}

/** A report card with words, and a signed copy of it, of a priority. */
async function addCard({ connection: { db } }: TestApp, partnershipId: string, priorityId: string): Promise<void> {
  const at = { partnershipId, id: newId(), priorityId }
  const words = { line: HIDDEN, changed: HIDDEN, asks: [] }
  await db.insert(reportCard).values({ ...at, quarterStart: '2026-10-01', words })
  const file = { copy: { line: HIDDEN }, pdf: Buffer.from(HIDDEN), sha256: '' }
  await db.insert(signedCard).values({ ...at, ...file, cardId: at.id, name: HIDDEN, signedOn: TODAY, signedBy: HIDDEN })
}

export async function addRound({ connection: { db } }: TestApp, partnershipId: string, planId: string): Promise<void> {
  const days = daysFor('2026-12-15')
  await db
    .insert(round)
    .values({ partnershipId, id: newId(), planId, name: HIDDEN, ...days, reminders: [0], opensByItself: false })
}

/** A meeting of a plan that has begun, with a challenge and a promise in it. */
export async function addMeeting(
  { connection: { db } }: TestApp,
  partnershipId: string,
  planId: string,
): Promise<void> {
  const at = { partnershipId, id: newId() }
  const of = { partnershipId, meetingId: at.id }
  await db
    .insert(challengeMeeting)
    .values({ ...at, planId, name: HIDDEN, meetsOn: TODAY, minutes: 60, state: 'held', place: HIDDEN })
  await db.insert(agendaItem).values({ ...of, id: newId(), position: 0, kind: 'other', title: HIDDEN, minutes: 5 })
  const asked = { ...of, id: newId(), position: 1 }
  await db.insert(challenge).values({ ...asked, source: 'room', askedOn: TODAY, question: HIDDEN, agency: HIDDEN })
  const content = { cards: [{ id: at.id, standing: 'other', card: { priority: HIDDEN, line: HIDDEN } }] }
  const frozen = { audience: 'meeting', number: 1, frozenAt: new Date(), marking: 'none', cards: 1, form: 1 } as const
  const made = Buffer.from(HIDDEN)
  const bytes = {
    pdf: made,
    pdfSize: 8,
    pdfSha256: HIDDEN,
    slides: made,
    slidesSize: 8,
    slidesSha256: HIDDEN,
  }
  const packId = newId()
  await db.insert(pack).values({ ...of, id: packId, planId, ...frozen, reason: HIDDEN, content, ...bytes })
  const [maker] = await db
    .select({ id: member.id })
    .from(member)
    .where(eq(member.partnershipId, partnershipId))
    .limit(1)
  const reader = { forName: HIDDEN, agency: HIDDEN, keySha256: newId(), expiresOn: '2099-01-01' }
  await db
    .insert(link)
    .values({ partnershipId, id: newId(), kind: 'pack', planId, packId, ...reader, createdBy: maker?.id ?? '' })
  await db.insert(promise).values({ ...asked, id: newId(), madeOn: TODAY, text: HIDDEN, owner: HIDDEN, agency: HIDDEN })
  const [about] = await db.select({ id: priority.id }).from(priority).where(eq(priority.planId, planId))
  await db.insert(panelPaper).values(of)
  await db.insert(panelPriority).values({ ...of, priorityId: about?.id ?? '', position: 0, plain: HIDDEN })
  const told = { person: HIDDEN, forEmail: `${HIDDEN}@example.test`, mailId: newId() }
  await db.insert(followUp).values({ ...of, id: newId(), kind: 'note', ...told })
}

/** Whatever a partnership can hold and a plan's file cannot. */
export async function addWhatFilesLack(it: TestApp, { partnershipId, memberId }: Scope): Promise<void> {
  const { db } = it.connection
  const [first] = await db
    .select({ id: priority.id, planId: priority.planId })
    .from(priority)
    .where(eq(priority.partnershipId, partnershipId))
  await addWalk(it, partnershipId, first?.id ?? '')
  await addRound(it, partnershipId, first?.planId ?? '')
  const at = { partnershipId, id: newId() }
  const until = new Date('2099-01-01')
  await db
    .insert(batch)
    .values({ ...at, fileName: HIDDEN, sha256: '', shape: '', source: HIDDEN, counts: {}, storedBy: memberId })
  await db.insert(areaChoice).values({ ...at, name: HIDDEN, areaCodes: [] })
  await db.insert(calendarLink).values({ ...at, memberId, tokenSha256: HIDDEN })
  await db.insert(savedView).values({ ...at, memberId, name: HIDDEN, search: {}, weekly: false })
  await db.insert(invitation).values({
    ...at,
    email: `${HIDDEN}@example.test`,
    memberId,
    tokenSha256: HIDDEN,
    expiresAt: until,
    invitedBy: memberId,
  })
  await db.insert(mail).values({ ...at, to: HIDDEN, subject: HIDDEN, text: HIDDEN, kind: 'invitation', state: 'kept' })
  await db.execute(sql`insert into token (partnership_id, id, name, token_sha256, prefix, owner_member_id, expires_at)
    values (${partnershipId}, ${at.id}, ${HIDDEN}, ${HIDDEN}, 'ttc_zed', ${memberId}, '2099-01-01')`)
}
