import type { Database } from '@ttc/db/connect'
import { storedSeries } from '@ttc/db/indicator'
import { batch, measurement } from '@ttc/db/measurement'
import { and, eq, isNotNull, notExists, sql } from 'drizzle-orm'
import { leaveOutRowChecks } from './import.queries.ts'

const ROWS_AT_ONCE = 20_000

type HalfStored = Readonly<{ partnershipId: string; batchId: string }>

/**
 * Takes out values and lines whose batch is not there: what an import has left that ended in the middle where its rows
 * are stored in steps (see `fillInSteps`). Nobody has seen them. The lines go last: they tell of values that are left.
 */
export async function removeHalfStored(db: Database): Promise<void> {
  for (const one of await listHalfStored(db)) while (await removeSome(db, one));
  while (await removeSomeLines(db));
}

async function removeSomeLines(db: Database): Promise<boolean> {
  const stored = db
    .select({ one: sql`1` })
    .from(batch)
    .where(and(eq(batch.partnershipId, storedSeries.partnershipId), eq(batch.id, storedSeries.batchId)))
  const unseen = and(isNotNull(storedSeries.batchId), notExists(stored))
  return db.transaction(async (tx) => {
    await leaveOutRowChecks(tx)
    const some = tx.select({ at: sql`ctid` }).from(storedSeries).where(unseen).limit(ROWS_AT_ONCE)
    const gone = await tx.delete(storedSeries).where(sql`ctid = any(array(${some}))`).returning({ id: storedSeries.id })
    return gone.length === ROWS_AT_ONCE
  })
}

/** From one batch to the next in their index: however many values a batch has, one of them is read. */
async function listHalfStored(db: Database): Promise<readonly HalfStored[]> {
  const first = sql`select partnership_id, batch_id from measurement where batch_id is not null`
  return db
    .select({ partnershipId: sql<string>`partnership_id`, batchId: sql<string>`batch_id` })
    .from(
      sql`(with recursive one as (
        (${first} order by partnership_id, batch_id limit 1)
        union all
        select next.partnership_id, next.batch_id from one cross join lateral (
          ${first} and (partnership_id, batch_id) > (one.partnership_id, one.batch_id)
          order by partnership_id, batch_id limit 1) next
      ) select * from one) each`,
    )
    .where(sql`not exists (select from batch b where b.partnership_id = each.partnership_id and b.id = each.batch_id)`)
}

/** Some at a time, so that others are answered in between. Whether there were as many, and so may be more. */
async function removeSome(db: Database, { partnershipId, batchId }: HalfStored): Promise<boolean> {
  const of = and(eq(measurement.partnershipId, partnershipId), eq(measurement.batchId, batchId))
  return db.transaction(async (tx) => {
    await leaveOutRowChecks(tx)
    const some = tx.select({ at: sql`ctid` }).from(measurement).where(of).limit(ROWS_AT_ONCE)
    await tx.delete(measurement).where(sql`ctid = any(array(${some}))`)
    const [left] = await tx.select({ batchId: measurement.batchId }).from(measurement).where(of).limit(1)
    return left !== undefined
  })
}
