import type { Database } from '@ttc/db/connect'
import { type Scope, scopeFor } from '@ttc/domain/access'
import type { IsoDate } from '@ttc/domain/period'
import { listOutdated, markWritten } from '../exception/exception-write.queries.ts'
import { listPlacedIndicators, reassess } from './assessment.queries.ts'

/** Assesses every indicator that stands in a plan of a partnership afresh; answers how many. */
export async function rebuildAssessments(db: Database, scope: Scope, today: IsoDate): Promise<number> {
  const indicators = await listPlacedIndicators(db, scope)
  await db.transaction(async (tx) => {
    await reassess(tx, scope, indicators, today)
    await markWritten(tx, scope)
  })
  return indicators.length
}

/** The same for every partnership whose stored results an earlier version wrote in another form. */
export async function rebuildOutdated(db: Database, today: IsoDate, say: (line: string) => void): Promise<void> {
  const ids = await listOutdated(db)
  if (ids.length > 0)
    say(`Bringing what is judged up to date (${ids.length} partnership${ids.length === 1 ? '' : 's'})`)
  for (const id of ids) await rebuildAssessments(db, scopeFor(id, id), today)
}
