import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import type { IsoDate } from '@ttc/domain/period'
import { endExpiredOverrides } from '../assessment/ended-override.queries.ts'
import { touchExceptions } from '../exception/touch-exceptions.command.ts'

/** Ends every override of a partnership whose day has passed by a day, and tells the lists that showed it. */
export function endExpired(db: Database, scope: Scope, today: IsoDate): Promise<void> {
  return db.transaction(async (tx) => {
    const ended = await endExpiredOverrides(tx, scope, today)
    for (const { placementId } of ended) await touchExceptions(tx, scope, { placements: [placementId] })
  })
}
