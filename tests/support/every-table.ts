import { newId } from '@ttc/contracts/new-id'
import { board, boardMember } from '@ttc/db/board'
import { adoption, collection, edition, editionTaken } from '@ttc/db/catalogue'
import { areaChoice } from '@ttc/db/comparator'
import { digest } from '@ttc/db/digest'
import { followUp } from '@ttc/db/follow-up'
import { formula, formulaPart } from '@ttc/db/formula'
import { importMapping } from '@ttc/db/import'
import { invitation } from '@ttc/db/invitation'
import { link, linkAnswer } from '@ttc/db/link'
import { mail } from '@ttc/db/mail'
import { batch } from '@ttc/db/measurement'
import { panelPaper, panelPriority } from '@ttc/db/panel'
import { memberRole } from '@ttc/db/role'
import { roundNotice } from '@ttc/db/round'
import { token } from '@ttc/db/token'
import { eq } from 'drizzle-orm'
import { type TestApp, TODAY } from './app.ts'
import { cardOf } from './card-writing.ts'
import { planMeeting } from './challenge-meeting.ts'
import { fillEscalation } from './escalation-rows.ts'
import { aLink, makePackLink, makeQuestionLink, writeQuestion } from './link.ts'
import type { Place } from './place.ts'
import { aRecord } from './request.ts'
import { planRound } from './round.ts'
import { fillWalk } from './walk.ts'

/** A row in every table, so that every key has something to point from and to. */
export async function fillEveryTable(it: TestApp, { priority, row }: Place): Promise<void> {
  await it.send('POST', '/measurements', aRecord(row.seriesId))
  await it.send('POST', `/indicators/${row.indicatorId}/breaks`, {
    id: newId(),
    fromOn: '2016-04-01',
    reason: 'New counting',
  })
  const batchId = newId()
  await it.connection.db.insert(batch).values({
    partnershipId: it.scope.partnershipId,
    id: batchId,
    fileName: 'values.csv',
    sha256: '',
    shape: 'ees',
    counts: {},
  })
  await fillData(it, row.indicatorId, batchId)
  await fillPeople(it)
  await fillWalk(it)
  const asked = { id: newId(), question: 'What happens after June?', dueOn: '2027-01-10' }
  await it.send('POST', `/placements/${row.placementId}/recovery-sheet/request`, asked)
  const shown = { status: 'red', reason: 'Two families are counted twice.', expiresOn: TODAY }
  await it.send('POST', `/placements/${row.placementId}/override`, { id: newId(), ...shown })
  await fillEscalation(it, row.placementId)
  const card = await cardOf(it)
  await card.ready(true, 'The group meets tomorrow.')
  await card.sign()
  const roundId = await planRound(it)
  await it.send('POST', '/calendar-link', { id: newId() })
  await fillLink(it, row)
  await it.send('POST', '/views', { id: newId(), name: 'Red', search: { part: 'red' }, weekly: false })
  const held = await planMeeting(it)
  await writeQuestion(it, (await makeQuestionLink(it, held.id)).key)
  await fillPanel(it, held.id, { priority, row })
  await held.begin()
  const { id: challengeId } = await held.ask('Who funds it?')
  await held.promise('Fund it', { challengeId })
  const packId = newId()
  await it.send('POST', `/challenge-meetings/${held.id}/packs`, { id: packId, after: 0 })
  await makePackLink(it, packId, { mayReadMarking: true })
  const { partnershipId, memberId } = it.scope
  const told = { partnershipId, id: newId(), meetingId: held.id, mailId: newId(), memberId, sentBy: memberId }
  await it.connection.db.insert(followUp).values({ ...told, kind: 'note', person: `member ${memberId}` })
  await it.connection.db.insert(roundNotice).values({ partnershipId, roundId, memberId })
  await it.connection.db.insert(digest).values({ partnershipId, memberId, told: {}, sentAt: new Date() })
}

async function fillPanel(it: TestApp, meetingId: string, { priority, row }: Pick<Place, 'priority' | 'row'>) {
  const { partnershipId, memberId: answererMemberId } = it.scope
  const of = { partnershipId, meetingId }
  await it.connection.db.insert(panelPaper).values(of)
  const curves = { firstPlacementId: row.placementId, secondPlacementId: row.placementId }
  const about = { priorityId: priority.id, position: 0, plain: 'Help that lasts.', answererMemberId }
  await it.connection.db.insert(panelPriority).values({ ...of, ...about, ...curves })
}

async function fillLink(it: TestApp, { placementId, seriesId }: Place['row']): Promise<void> {
  await it.send('POST', `/placements/${placementId}/links`, aLink(seriesId))
  const { partnershipId, memberId } = it.scope
  const [made] = await it.connection.db.select().from(link).where(eq(link.partnershipId, partnershipId))
  const linkId = made?.id ?? ''
  await it.connection.db
    .insert(linkAnswer)
    .values({ partnershipId, id: newId(), linkId, number: 1, value: 18, state: 'accepted', decidedBy: memberId })
}

async function fillData(
  { connection: { db }, scope: { partnershipId } }: TestApp,
  indicatorId: string,
  batchId: string,
): Promise<void> {
  const row = { partnershipId, id: newId() }
  const published = { id: newId(), name: 'First', publishedOn: '2026-01-01', sha256: row.id, counts: {} }
  await db.insert(collection).values({ id: row.id, name: 'Tool', publisher: 'Office', licence: '', source: '' })
  await db.insert(edition).values({ ...published, collectionId: row.id })
  const adopted = { indicatorId, collectionId: row.id, code: 'a', editionId: published.id }
  await db.insert(adoption).values({ partnershipId, ...adopted })
  const taken = { batchId, indicatorId, editionId: published.id, before: {}, taken: {} }
  await db.insert(editionTaken).values({ partnershipId, ...taken })
  await db.insert(areaChoice).values({ ...row, name: 'Coast', areaCodes: [] })
  await db.insert(importMapping).values({ ...row, fingerprint: 'a,b', options: {} })
  await db.insert(formula).values({ ...row, indicatorId, revision: 1 })
  await db.insert(formulaPart).values({ partnershipId, formulaId: row.id, indicatorId })
}

async function fillPeople({ connection: { db }, scope: { partnershipId, memberId }, planId }: TestApp): Promise<void> {
  const row = { partnershipId, id: newId() }
  await db.insert(memberRole).values({ ...row, memberId, role: 'reader', planId })
  const expiresAt = new Date('2027-11-23')
  await db.insert(board).values({ ...row, name: 'Trust board', kind: 'trust' })
  await db.insert(boardMember).values({ ...row, boardId: row.id, memberId, seat: 'chair', fromOn: '2026-04-01' })
  const invited = { email: 'somebody@example.test', memberId, invitedBy: memberId }
  await db.insert(invitation).values({ ...row, ...invited, tokenSha256: row.id, expiresAt })
  const key = { name: 'Dashboard', tokenSha256: row.id, prefix: 'ttc_', ownerMemberId: memberId }
  await db.insert(token).values({ ...row, ...key, expiresAt })
  await db
    .insert(mail)
    .values({ ...row, to: invited.email, subject: 'Invitation', text: 'Come', kind: 'invitation', state: 'kept' })
}
