import type { ImportView } from '@ttc/contracts/import'
import { assessment } from '@ttc/db/assessment'
import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import { and, eq, sql } from 'drizzle-orm'

const WARNINGS_TOLD = 10

/** An import in one line, then what stayed out and why, then the first warnings. */
export function tellImport(
  { fileName, counts, refusalsByReason, warnings, batchId }: ImportView,
  say: (line: string) => void,
): void {
  const { read, added, changed, unchanged, refused, notAskedFor } = counts
  const what = batchId === null ? 'dry run, nothing stored' : `batch ${batchId}`
  say(
    `${fileName}: ${read} values read: ${added} added, ${changed} changed, ${unchanged} unchanged, ${refused} refused, ${notAskedFor} not asked for (${what})`,
  )
  for (const one of refusalsByReason) say(`  refused: ${one.count}: ${one.reason}`)
  for (const one of warnings.slice(0, WARNINGS_TOLD)) say(`  warning: ${one.message}`)
  if (warnings.length > WARNINGS_TOLD) say(`  and ${warnings.length - WARNINGS_TOLD} more warnings`)
}

export type VerdictCount = Readonly<{ verdict: string; reason: string; count: number }>

/** How many indicators stand under each verdict and its reason, all children only. */
export function listVerdictCounts(db: Database, scope: Scope): Promise<VerdictCount[]> {
  const verdict = sql<string>`${assessment.verdict}`
  const reason = sql<string>`${assessment.result}->'verdict'->>'reason'`
  return db
    .select({ verdict, reason, count: sql<number>`count(*)::int` })
    .from(assessment)
    .where(and(eq(assessment.partnershipId, scope.partnershipId), eq(assessment.allChildren, true)))
    .groupBy(verdict, reason)
    .orderBy(verdict, reason)
}

export async function tellCounts(db: Database, scope: Scope, say: (line: string) => void): Promise<void> {
  for (const { verdict, reason, count } of await listVerdictCounts(db, scope)) say(`  ${verdict} (${reason}): ${count}`)
  const statuses = await db
    .select({ status: assessment.status, count: sql<number>`count(*)::int` })
    .from(assessment)
    .where(and(eq(assessment.partnershipId, scope.partnershipId), eq(assessment.allChildren, true)))
    .groupBy(assessment.status)
    .orderBy(assessment.status)
  say(`  status: ${statuses.map(({ status, count }) => `${count} ${status}`).join(', ')}`)
}
