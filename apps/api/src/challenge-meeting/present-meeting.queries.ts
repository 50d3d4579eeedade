import type { ChallengeMeetingView } from '@ttc/contracts/challenge-meeting'
import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import { Problem } from '@ttc/domain/problem'
import { listChallengesOf } from '../challenge/challenge.queries.ts'
import { listBrought, listPromisesOf } from '../promise/promise.queries.ts'
import { listItems } from './agenda.queries.ts'
import { findMeeting, type MeetingRow } from './challenge-meeting.queries.ts'
import { challengeMeetingView } from './challenge-meeting.view.ts'
import { listHistory } from './change.queries.ts'

export async function presentRow(db: Database, scope: Scope, id: string): Promise<MeetingRow> {
  const meeting = await findMeeting(db, scope, id)
  if (meeting !== null) return meeting
  throw new Problem('not-found', 'There is no such meeting, or you cannot see it.')
}

/** The whole meeting as it stands. */
export async function presentMeeting(db: Database, scope: Scope, id: string): Promise<ChallengeMeetingView> {
  const meeting = await presentRow(db, scope, id)
  const [items, challenges, promises, brought, history] = await Promise.all([
    listItems(db, scope, id),
    listChallengesOf(db, scope, id),
    listPromisesOf(db, scope, id),
    listBrought(db, scope, meeting.row),
    listHistory(db, scope, id),
  ])
  return challengeMeetingView({ meeting, items, challenges, promises, brought, history, scope })
}
