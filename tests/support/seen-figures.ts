import type { Connection } from '@ttc/db/connect'
import { sql } from 'drizzle-orm'
import { buildApp } from '../../apps/api/src/app/build-app.ts'
import { signIn } from './app.ts'
import { rowsOf } from './rows.ts'

type Row = Readonly<{
  id: string
  partnership: string
  plan: string
  priority: string
  walk: string | null
  meeting: string | null
  member: string
}>

/** What people are answered who look at a plan: the dashboard, a card, a walk, the meetings, the packs, the exceptions. */
export async function seenFigures(connection: Connection, today: string, name: string | null = null) {
  const [place] = await rowsOf<Row>(
    connection,
    sql`select p.id as partnership, l.id as plan, w.priority_id as priority, w.id as walk,
        (select m.id from challenge_meeting m where m.partnership_id = p.id order by m.id limit 1) as meeting,
        (select r.member_id from member_role r where r.partnership_id = p.id and r.role = 'plan-coordinator'
          and r.plan_id is null and r.ended_at is null order by r.id limit 1) as member
      from partnership p join plan l on l.partnership_id = p.id
      join priority y on y.partnership_id = p.id and y.plan_id = l.id
      join walk w on w.partnership_id = p.id and w.priority_id = y.id
      where p.name = coalesce(${name}::text, p.name) order by w.id limit 1`,
  )
  if (place === undefined) throw new Error('There is no plan with a walk.')
  const { partnership, plan, priority, walk, meeting, member } = place
  const cookie = await signIn(connection.db, { partnershipId: partnership }, member)
  const app = await buildApp({ connection, today: () => today, webFolder: null, logger: false })
  const get = async (path: string) => {
    const answer = await app.inject({ url: `/api/partnerships/${partnership}${path}`, headers: { cookie } })
    return answer.statusCode === 200 ? answer.json() : answer.statusCode
  }
  const seen = {
    plan: await get(`/plans/${plan}`),
    card: await get(`/priorities/${priority}/report-card`),
    walk: await get(`/walks/${walk}`),
    packs: await get(`/challenge-meetings/${meeting}/packs`),
    exceptions: await get('/exceptions'),
    people: await get('/people'),
  }
  await app.close()
  return seen
}
