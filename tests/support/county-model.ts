import { newId } from '@ttc/contracts/new-id'
import type { PlanView } from '@ttc/contracts/plan'
import type { Connection } from '@ttc/db/connect'
import { member } from '@ttc/db/member'
import { addDays, type IsoDate } from '@ttc/domain/day'
import { daysFor } from '@ttc/domain/round/proposal'
import { and, eq } from 'drizzle-orm'
import { buildApp } from '../../apps/api/src/app/build-app.ts'
import { loadPlanFile } from '../../apps/api/src/plan/plan-file.command.ts'
import { PlanFile } from '../../apps/api/src/plan/plan-file.ts'
import { signIn } from './app.ts'
import { aMeeting } from './challenge-meeting.ts'
import { aCountyPlan } from './county-plan.ts'
import { aFactor, anAction, anIdea } from './walk.ts'

export type Standing = Readonly<{ placementId: string; indicatorId: string; seriesId: string; code: string }>

/** What can be asked for in a partnership, by its ids. */
export type County = Readonly<{
  partnershipId: string
  planId: string
  roundId: string
  meetingId: string
  priorities: readonly Readonly<{ id: string; walkId: string; rows: readonly Standing[] }>[]
  /** By the key of the plan file. */
  members: Readonly<Record<string, string>>
}>

const SAID = 3

/**
 * One partnership through the product's own doors: its plan with history and assessments, a walk with answers under
 * every priority, a round that runs, and a meeting that is planned.
 */
export async function makeModel(connection: Connection, indicators: number, today: IsoDate): Promise<County> {
  const file = PlanFile.parse(aCountyPlan(indicators, today))
  const { scope, planId } = await loadPlanFile(connection.db, file, today)
  const headers = { cookie: await signIn(connection.db, scope, scope.memberId) }
  const at = `/api/partnerships/${scope.partnershipId}`
  const app = await buildApp({ connection, today: () => today, webFolder: null, logger: false })
  const send = async (method: 'GET' | 'POST' | 'PUT', path: string, payload?: object) => {
    const answer = await app.inject({ method, url: at + path, headers, ...(payload && { payload }) })
    if (answer.statusCode >= 300) throw new Error(`${method} ${path} answered ${answer.statusCode}: ${answer.body}`)
    return answer.json()
  }
  try {
    const roundId = newId()
    const days = { ...daysFor(addDays(today, 28)), opensOn: today, name: 'This quarter', reminders: [-3, 0] }
    await send('POST', `/plans/${planId}/rounds`, { id: roundId, ...days, opensByItself: false })
    await send('PUT', `/rounds/${roundId}/state`, { version: 1, state: 'open' })
    const meeting = aMeeting({ meetsOn: days.meetsOn })
    await send('POST', `/plans/${planId}/challenge-meetings`, meeting)
    const plan: PlanView = await send('GET', `/plans/${planId}`)
    const priorities = []
    for (const { id, rows } of plan.outcomes.flatMap((outcome) => outcome.priorities)) {
      const walkId = await walkUnder(send, id)
      const standing = rows.map(({ placementId, indicatorId, seriesId, code }) => ({
        placementId,
        indicatorId,
        seriesId: seriesId ?? '',
        code,
      }))
      priorities.push({ id, walkId, rows: standing })
    }
    // What the calendar alone changes has been done in every partnership but on its first day here.
    await app.daily.passDue(scope.partnershipId)
    const { members } = await send('GET', '/members')
    const keyed = file.members.map(({ key, name }) => [key, members.find((one: Named) => one.name === name)?.id])
    return {
      partnershipId: scope.partnershipId,
      planId,
      roundId,
      meetingId: meeting.id,
      priorities,
      members: Object.fromEntries(keyed),
    }
  } finally {
    await app.close()
    await forgetAccount(connection, scope)
  }
}

type Named = Readonly<{ id: string; name: string }>
type Send = (method: 'GET' | 'POST' | 'PUT', path: string, payload?: object) => Promise<{ id: string }>

/** As far as a group comes in a meeting or two: what holds back, what might help, what is done. */
async function walkUnder(send: Send, priorityId: string): Promise<string> {
  const id = newId()
  await send('POST', `/priorities/${priorityId}/walks`, { id })
  for (let n = 0; n < SAID; n += 1) {
    const add = (content: object, linkId: string | null = null) =>
      send('POST', `/walks/${id}/answers`, { id: newId(), content, linkId })
    const factor = await add(aFactor(`Families wait too long at place ${n}`))
    const idea = await add(anIdea(`One worker from the first visit to the last at place ${n}`), factor.id)
    await add(anAction(`Send a message before every visit from place ${n}`), idea.id)
  }
  return id
}

/** Whoever made the model is nobody's account: people come to each partnership afterwards. */
async function forgetAccount({ db }: Connection, scope: Readonly<{ partnershipId: string; memberId: string }>) {
  await db
    .update(member)
    .set({ accountId: null })
    .where(and(eq(member.partnershipId, scope.partnershipId), eq(member.id, scope.memberId)))
}
