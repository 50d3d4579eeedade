import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import { Problem } from '@ttc/domain/problem'
import { latestUpdates } from '../action/action.queries.ts'
import { listOutcomes } from '../outcome/outcome.queries.ts'
import { listUnder } from '../plan/dashboard.queries.ts'
import { findPlan } from '../plan/plan.queries.ts'
import { findPriority, listPriorities } from '../priority/priority.queries.ts'
import { listSetAside } from './advice.queries.ts'
import { listAnswers } from './answer.queries.ts'
import { listDots } from './dot.queries.ts'
import { findMeeting } from './meeting.queries.ts'
import { listConfirmed } from './step.queries.ts'
import { findWalk, type WalkRow } from './walk.queries.ts'

const gone = () => new Problem('not-found', 'There is no such walk, or you cannot see it.')

export async function presentWalk(db: Database, scope: Scope, walkId: string): Promise<WalkRow> {
  const walk = await findWalk(db, scope, walkId)
  if (walk === null) throw gone()
  return walk
}

/** Everything that a walk is shown from. */
export async function loadWalk(db: Database, scope: Scope, walkId: string, today: string) {
  const walk = await presentWalk(db, scope, walkId)
  const [plan, priority] = await Promise.all([
    findPlan(db, scope, walk.plan.id),
    findPriority(db, scope, walk.priority.id),
  ])
  if (plan === null || priority === null) throw gone()
  const [priorities, outcomes, dashboard, answers, confirmed, setAside, meeting] = await Promise.all([
    listPriorities(db, scope, plan.id),
    listOutcomes(db, scope, plan.id),
    listUnder(db, scope, plan.versionId, [priority.id], today),
    listAnswers(db, scope, walk.id),
    listConfirmed(db, scope, walk.id),
    listSetAside(db, scope, walk.id),
    findMeeting(db, scope.partnershipId, walk.id),
  ])
  const acted = answers.filter(({ kind }) => kind === 'action').map(({ id }) => id)
  const [updates, dots] = await Promise.all([
    latestUpdates(db, scope.partnershipId, acted),
    meeting === null ? new Map() : listDots(db, scope, meeting.id),
  ])
  return { walk, plan, priority, priorities, outcomes, dashboard, answers, confirmed, setAside, meeting, updates, dots }
}
