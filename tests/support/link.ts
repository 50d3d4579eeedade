import type { AskedView, GiveAnswer, LinkListView, LinkView, MadeLinkView, MakeLink } from '@ttc/contracts/link'
import type { WriteQuestion } from '@ttc/contracts/link/question'
import { newId } from '@ttc/contracts/new-id'
import { sql } from 'drizzle-orm'
import type { TestApp } from './app.ts'
import type { Place } from './place.ts'
import { financialYear } from './plan-file.ts'

/** A request for the value of the financial year after the last one of the plan file. */
export function aLink(seriesId: string, over: Partial<MakeLink> = {}): MakeLink {
  return {
    id: newId(),
    seriesId,
    period: financialYear(2025),
    forName: 'Practice manager',
    agency: 'Eastfield Practice',
    forEmail: null,
    expiresOn: '2026-12-14',
    ...over,
  }
}

export type Made = Readonly<{ id: string; key: string; address: string }>

/** Makes a link for an indicator, as the coordinator does; answers its key. */
export async function makeLink(it: TestApp, { row }: Place, over: Partial<MakeLink> = {}): Promise<Made> {
  const answer = await it.send('POST', `/placements/${row.placementId}/links`, aLink(row.seriesId, over))
  if (answer.statusCode !== 201) throw new Error(answer.body)
  const { id, address } = answer.json<MadeLinkView>()
  return { id, address: address ?? '', key: address?.split('#')[1] ?? '' }
}

/** Asks as whoever holds a key: nobody is signed in. */
const ask = (it: TestApp, url: string, payload: object) =>
  it.ask({ method: 'POST', url: `/api${url}`, payload, headers: { cookie: '' } })

export const look = (it: TestApp, key: string) => ask(it, '/link', { key })
export const asked = async (it: TestApp, key: string) => (await look(it, key)).json<AskedView>()
export const give = (it: TestApp, key: string, over: Partial<GiveAnswer> = {}) =>
  ask(it, '/link/answer', { key, id: newId(), replaces: null, value: 18, ...over })

/** Makes a link for questions to a meeting, as the coordinator does; answers its key. */
export async function makeQuestionLink(it: TestApp, meetingId: string, over: object = {}): Promise<Made> {
  const body = { id: newId(), forName: 'Young people’s panel', agency: 'Youth council', forEmail: null, ...over }
  const answer = await it.send('POST', `/challenge-meetings/${meetingId}/links`, body)
  if (answer.statusCode !== 201) throw new Error(answer.body)
  const { id, address } = answer.json<MadeLinkView>()
  return { id, address: address ?? '', key: address?.split('#')[1] ?? '' }
}

export const writeQuestion = (it: TestApp, key: string, over: Partial<WriteQuestion> = {}) =>
  ask(it, '/link/question', { key, id: newId(), version: 0, question: 'Why do we wait so long?', ...over })

/** Makes a link to a frozen pack, as the coordinator does; answers its key. */
export async function makePackLink(it: TestApp, packId: string, over: object = {}): Promise<Made> {
  const body = { id: newId(), forName: 'Scrutiny member', agency: 'Council', expiresOn: '2027-01-14', ...over }
  const answer = await it.send('POST', `/packs/${packId}/links`, body)
  if (answer.statusCode !== 201) throw new Error(answer.body)
  const { id, address } = answer.json<MadeLinkView>()
  return { id, address: address ?? '', key: address?.split('#')[1] ?? '' }
}

export const lookAtCard = (it: TestApp, key: string, card: string) => ask(it, '/link/pack-card', { key, card })
export const saveFile = (it: TestApp, key: string, file: string) => ask(it, '/link/pack-file', { key, file })

export const listLinks = async (it: TestApp, { priority }: Place) =>
  (await it.get(`/priorities/${priority.id}/links`)).json<LinkListView>()

/** The link as its list shows it. */
export async function listed(it: TestApp, place: Place, id: string): Promise<LinkView> {
  const found = (await listLinks(it, place)).links.find((one) => one.id === id)
  if (found === undefined) throw new Error('This link is not in the list.')
  return found
}

/** Puts a link into a plan of any partnership, for the tests that walk over what must not be seen. */
export async function addLink(it: TestApp, partnershipId: string, planId: string, words: string): Promise<void> {
  await it.connection.db.execute(sql`
    insert into link (partnership_id, id, kind, plan_id, placement_id, series_id, period_start, period_end,
      for_name, agency, key_sha256, expires_on, created_by)
    select p.partnership_id, ${newId()}, 'value', v.plan_id, p.id, s.id, '2025-04-01', '2026-03-31',
      ${words}, ${words}, ${newId()}, '2099-01-01', (select id from member where partnership_id = ${partnershipId} limit 1)
    from placement p join plan_version v on v.partnership_id = p.partnership_id and v.id = p.plan_version_id
      join series s on s.partnership_id = p.partnership_id and s.indicator_id = p.indicator_id
    where p.partnership_id = ${partnershipId} and v.plan_id = ${planId} limit 1`)
}
