import type { ChallengeMeetingView } from '@ttc/contracts/challenge-meeting'
import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import { Problem } from '@ttc/domain/problem'
import { presentMeeting } from './present-meeting.queries.ts'

type Change = (tx: Database) => Promise<boolean>

/** Makes a change in a transaction of its own, and gives the meeting as it stands: also where another came first. */
export async function changeMeeting(
  db: Database,
  scope: Scope,
  id: string,
  change: Change,
): Promise<ChallengeMeetingView> {
  const saved = await db.transaction(change)
  const present = await presentMeeting(db, scope, id)
  if (saved) return present
  throw new Problem('conflict', 'Someone else changed this meeting since you opened it.', { present })
}
