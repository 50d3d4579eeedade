import { auditEntry } from '@ttc/db/audit'
import type { Database } from '@ttc/db/connect'
import { measurement } from '@ttc/db/measurement'
import type { Scope } from '@ttc/domain/access'
import { and, eq, inArray, notInArray, sql } from 'drizzle-orm'

/** The database's moment, to hold later changes against. */
export async function findNow(db: Database): Promise<string> {
  const [found] = await db.select({ now: sql<string>`now()::text` }).from(sql`(values (1)) one`)
  return found?.now ?? ''
}

/** What of the trail tells that series or values may have come, changed or gone. */
const TOLD_OF = ['batch', 'series', 'indicator']

/**
 * Whether the trail tells since a moment of one of these indicators itself, or of anything that may have changed values
 * of theirs; `own` are those the import has made itself. The trail keeps milliseconds only, so that what happened within the same one counts as later.
 */
export async function isChangedSince(
  tx: Database,
  scope: Scope,
  since: string,
  { indicatorIds, own }: Readonly<{ indicatorIds: readonly string[]; own: readonly string[] }>,
): Promise<'yes' | 'perhaps' | 'no'> {
  const { partnershipId } = scope
  const told = await tx
    .selectDistinct({ objectId: auditEntry.objectId })
    .from(auditEntry)
    .where(
      and(
        eq(auditEntry.partnershipId, partnershipId),
        sql`${auditEntry.at} >= date_trunc('milliseconds', ${since}::timestamptz)`,
        inArray(auditEntry.objectKind, TOLD_OF),
        notInArray(auditEntry.objectId, [...own]),
      ),
    )
  const asked = new Set(indicatorIds)
  if (told.some(({ objectId }) => asked.has(objectId))) return 'yes'
  return told.length > 0 ? 'perhaps' : 'no'
}

/** Whether a value of the staged lines has come, or been replaced, since a moment: its own batch does not count. */
export async function isStagedOvertaken(
  tx: Database,
  scope: Scope,
  { since, batchId }: Readonly<{ since: string; batchId: string }>,
): Promise<boolean> {
  const found = await tx
    .select({ seriesId: measurement.seriesId })
    .from(measurement)
    .where(
      sql`${measurement.partnershipId} = ${scope.partnershipId} and ${measurement.batchId} is distinct from ${batchId}
        and (${measurement.recordedAt} > ${since}::timestamptz or ${measurement.supersededAt} > ${since}::timestamptz)
        and ${measurement.seriesId} in (select series_id from import_line)`,
    )
    .limit(1)
  return found.length > 0
}
