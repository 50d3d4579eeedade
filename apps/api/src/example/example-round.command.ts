import { newId } from '@ttc/contracts/new-id'
import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import { addDays, type IsoDate } from '@ttc/domain/day'
import { usualReminders } from '@ttc/domain/round'
import { daysFor, quarterName } from '@ttc/domain/round/proposal'
import { findRound, saveNewRound } from '../round/round.queries.ts'
import { turnRound } from '../round/turn-round.command.ts'

/** The meeting is so far ahead that numbers are due in some days. */
const DAYS_TO_MEETING = 18

/** The round of the present quarter, open since the example was loaded. */
export async function loadExampleRound(db: Database, scope: Scope, planId: string, today: IsoDate): Promise<void> {
  const days = daysFor(addDays(today, DAYS_TO_MEETING))
  const id = newId()
  await db.transaction(async (tx) => {
    const name = quarterName(days.meetsOn)
    await saveNewRound(tx, scope, planId, { id, name, ...days, reminders: [...usualReminders], opensByItself: false })
    const made = await findRound(tx, scope, id)
    if (made !== null) await turnRound(tx, scope, made.round, { state: 'open', version: 1, today })
  })
}
