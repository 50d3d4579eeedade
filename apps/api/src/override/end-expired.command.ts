import type { Database } from '@ttc/db/connect'
import { scopeFor } from '@ttc/domain/access'
import type { IsoDate } from '@ttc/domain/period'
import { endExpiredOverrides } from '../assessment/ended-override.queries.ts'
import { touchExceptions } from '../exception/touch-exceptions.command.ts'

/** Ends every override whose day has passed by a day, of all partnerships, and tells the lists that showed it. */
export function endExpired(db: Database, today: IsoDate): Promise<void> {
  return db.transaction(async (tx) => {
    const ended = await endExpiredOverrides(tx, today)
    for (const { partnershipId, placementId } of ended)
      await touchExceptions(tx, scopeFor(partnershipId, partnershipId), { placements: [placementId] })
  })
}
