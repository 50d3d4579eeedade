import type { Database } from '@ttc/db/connect'
import { link } from '@ttc/db/link'
import { batch, measurement } from '@ttc/db/measurement'
import { member } from '@ttc/db/member'
import type { Scope } from '@ttc/domain/access'
import type { Measurement } from '@ttc/domain/measurement'
import { and, desc, eq, isNull, max, sql } from 'drizzle-orm'
import { listDisclosed } from '../assessment/disclosed.queries.ts'

const columns = {
  seriesId: measurement.seriesId,
  periodStart: measurement.periodStart,
  periodEnd: measurement.periodEnd,
  revision: measurement.revision,
  value: measurement.value,
  status: measurement.status,
  numerator: measurement.numerator,
  denominator: measurement.denominator,
  lower: measurement.lower,
  upper: measurement.upper,
  provisional: measurement.provisional,
  final: measurement.final,
  note: measurement.note,
  origin: measurement.origin,
  batchId: measurement.batchId,
  recordedAt: measurement.recordedAt,
  supersededAt: measurement.supersededAt,
  recordedBy: member.name,
  linkId: measurement.linkId,
  giver: link.forName,
  giverAgency: link.agency,
  source: batch.fileName,
  undoneAt: batch.undoneAt,
}

export type RevisionRow = Awaited<ReturnType<typeof listRevisions>>[number]

function select(db: Database) {
  return db
    .select(columns)
    .from(measurement)
    .leftJoin(member, and(eq(member.partnershipId, measurement.partnershipId), eq(member.id, measurement.recordedBy)))
    .leftJoin(link, and(eq(link.partnershipId, measurement.partnershipId), eq(link.id, measurement.linkId)))
    .leftJoin(batch, and(eq(batch.partnershipId, measurement.partnershipId), eq(batch.id, measurement.batchId)))
}

/** All revisions of a series as they may be shown, newest record first. */
export async function listRevisions(db: Database, scope: Scope, seriesId: string, limit: number) {
  return listDisclosed(db, scope, await listRawRevisions(db, scope, seriesId, limit))
}

/** The same with the small numbers that are hidden from everyone else: whoever reads them is written down. */
export function listRawRevisions(db: Database, scope: Scope, seriesId: string, limit: number) {
  return select(db)
    .where(and(eq(measurement.partnershipId, scope.partnershipId), eq(measurement.seriesId, seriesId)))
    .orderBy(desc(measurement.recordedAt), desc(measurement.periodEnd), desc(measurement.revision))
    .limit(limit)
}

/** What stands for a period now, as it may be shown. */
export async function findOpen(
  db: Database,
  scope: Scope,
  seriesId: string,
  start: string,
  end: string,
): Promise<RevisionRow | null> {
  const rows = await select(db).where(
    and(
      eq(measurement.partnershipId, scope.partnershipId),
      eq(measurement.seriesId, seriesId),
      eq(measurement.periodEnd, end),
      eq(measurement.periodStart, start),
      isNull(measurement.supersededAt),
    ),
  )
  const [found] = await listDisclosed(db, scope, rows)
  return found ?? null
}

export type NewRevision = Readonly<{
  seriesId: string
  measurement: Measurement
  origin: 'typed' | 'import' | 'example' | 'undo'
  batchId: string | null
  from?: Readonly<{ linkId: string; isAccepted: boolean }> | null
}>

/** Closes what stands for the period and appends the next revision, whose number is answered. */
export async function appendRevision(
  tx: Database,
  scope: Scope,
  { seriesId, measurement: it, origin, batchId, from = null }: NewRevision,
): Promise<number> {
  const ofPeriod = and(
    eq(measurement.partnershipId, scope.partnershipId),
    eq(measurement.seriesId, seriesId),
    eq(measurement.periodEnd, it.period.end),
    eq(measurement.periodStart, it.period.start),
  )
  const [last] = await tx
    .select({ revision: max(measurement.revision) })
    .from(measurement)
    .where(ofPeriod)
  await tx
    .update(measurement)
    .set({ supersededAt: sql`now()` })
    .where(and(ofPeriod, isNull(measurement.supersededAt)))
  const revision = (last?.revision ?? 0) + 1
  const { period, ...values } = it
  await tx.insert(measurement).values({
    partnershipId: scope.partnershipId,
    seriesId,
    periodStart: period.start,
    periodEnd: period.end,
    revision,
    ...values,
    origin,
    batchId,
    recordedBy: from === null || from.isAccepted ? scope.memberId : null,
    linkId: from?.linkId ?? null,
  })
  return revision
}
