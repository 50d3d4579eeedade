import type { PackListView } from '@ttc/contracts/pack'
import type { PlanView } from '@ttc/contracts/plan'
import type { CardWritingView } from '@ttc/contracts/report-card/writing'
import { loadExampleCards } from '../../apps/api/src/example/example-card.command.ts'
import { loadExampleOverrides } from '../../apps/api/src/example/example-override.command.ts'
import { examplePlan } from '../../apps/api/src/example/example-plan.ts'
import { loadExampleSheets } from '../../apps/api/src/example/example-sheet.command.ts'
import { loadExampleWalks } from '../../apps/api/src/example/example-walk.command.ts'
import { startTestApp, type TestApp, TODAY } from './app.ts'
import { planMeeting } from './challenge-meeting.ts'
import { makePackLink, saveFile } from './link.ts'
import { packDesk } from './pack.ts'

/** A paper as it was answered. */
export type Paper = Readonly<{ name: string; pdf: Uint8Array }>

/** What was made for the papers to be about: ids. */
type Ground = Readonly<{
  it: TestApp
  priorities: readonly string[]
  signed: Readonly<{ priority: string; copy: string }>
  meetings: readonly string[]
  packs: readonly string[]
}>

/**
 * The worked example: curves with and without a baseline, suppressed values, walks, overrides, recovery sheets, cards
 * in every state. What is signed, frozen and minuted is so through the API.
 */
export async function startPapers(): Promise<Ground> {
  const it = await startTestApp(examplePlan(TODAY))
  const { db } = it.connection
  for (const load of [loadExampleWalks, loadExampleOverrides, loadExampleSheets, loadExampleCards])
    await load(db, it.scope, TODAY)
  const plan = (await it.get(`/plans/${it.planId}`)).json<PlanView>()
  const priorities = [...new Set(plan.outcomes.flatMap((one) => one.priorities.map(({ id }) => id)))]
  const earlier = await planMeeting(it, { meetsOn: '2026-08-20' })
  await earlier.begin()
  await earlier.promise('Fund 40 places', { agency: 'Council', dueOn: '2026-10-01' })
  await earlier.promise('Read the list back to every school')
  await earlier.close()
  const meeting = await planMeeting(it, { marking: 'OFFICIAL' })
  const { freeze } = packDesk(it, meeting.id)
  await must(freeze())
  const signed = await signOne(it, priorities)
  await must(freeze({ after: 1, reason: 'A card was signed.' }))
  await must(freeze({ audience: 'public' }))
  await meeting.begin()
  const { id } = await meeting.ask('What will the four schools do differently?', {
    agency: 'NHS',
    answer: 'Two trusts share a room.\nThe others decide in March.',
    decision: 'come-back',
  })
  await meeting.promise('All four sign', { challengeId: id, agency: 'Schools', dueOn: '2027-03-31' })
  await meeting.promise('Read the list back')
  await meeting.close()
  const { packs } = (await it.get(`/challenge-meetings/${meeting.id}/packs`)).json<PackListView>()
  return { it, priorities, signed, meetings: [earlier.id, meeting.id], packs: packs.map((one) => one.id) }
}

/** Signs the card that its lead has called ready, and answers which copy that made. */
async function signOne(it: TestApp, priorities: readonly string[]): Promise<Ground['signed']> {
  for (const priority of priorities) {
    const at = `/priorities/${priority}/report-card`
    const { id, version, state } = (await it.get(`${at}/writing`)).json<CardWritingView>()
    if (state !== 'ready') continue
    await must(it.send('PUT', `${at}/signature`, { id, version, signed: true }))
    const [copy] = (await it.get(`${at}/writing`)).json<CardWritingView>().signed
    return { priority, copy: copy?.id ?? '' }
  }
  throw new Error('No card of the worked example is ready.')
}

type Answer = Awaited<ReturnType<TestApp['get']>>

async function must(asked: Promise<Answer>): Promise<Answer> {
  const answer = await asked
  if (answer.statusCode >= 300) throw new Error(answer.body)
  return answer
}

async function paper(name: string, asked: Promise<Answer>): Promise<Paper> {
  const { headers, rawPayload } = await must(asked)
  if (headers['content-type'] !== 'application/pdf') throw new Error(`${name} is no PDF.`)
  return { name, pdf: rawPayload }
}

/** Every paper that the product makes, by the operation that answers it. */
export const papers: Readonly<Record<string, (ground: Ground) => readonly Promise<Paper>[]>> = {
  'GET /api/partnerships/{partnership}/priorities/{priority}/report-card.pdf': ({ it, priorities }) =>
    priorities.map((id, i) => paper(`card ${i + 1}`, it.get(`/priorities/${id}/report-card.pdf`))),
  'GET /api/partnerships/{partnership}/priorities/{priority}/signed-cards/{copy}': ({ it, signed }) => [
    paper('signed card', it.get(`/priorities/${signed.priority}/signed-cards/${signed.copy}`)),
  ],
  'GET /api/partnerships/{partnership}/challenge-meetings/{meeting}/minutes.pdf': ({ it, meetings }) =>
    meetings.map((id, i) => paper(`minutes ${i + 1}`, it.get(`/challenge-meetings/${id}/minutes.pdf`))),
  'GET /api/partnerships/{partnership}/packs/{pack}/pdf': ({ it, packs }) =>
    packs.map((id, i) => paper(`pack ${i + 1}`, it.get(`/packs/${id}/pdf`))),
  'POST /api/link/pack-file': ({ it, packs }) => [paper('pack of a link', packOfLink(it, packs[0] ?? ''))],
}

/** Answers PDF among other kinds, and makes none: what was handed in is handed back as it came. */
export const handedBack: readonly string[] = ['GET /api/partnerships/{partnership}/walks/{walk}/files/{file}']

async function packOfLink(it: TestApp, pack: string): Promise<Answer> {
  const { key } = await makePackLink(it, pack)
  return saveFile(it, key, 'pdf')
}
