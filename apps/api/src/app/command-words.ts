import type { ImportView } from '@ttc/contracts/import'
import { assessment } from '@ttc/db/assessment'
import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import { and, eq, sql } from 'drizzle-orm'

const WARNINGS_TOLD = 10

/** An import in one line, then what stayed out and why, what was decided of what looks wrong, and what to know. */
export function tellImport(
  { fileName, counts, refusalsByReason, warnings, findings = [], findingsInAll = 0, batchId }: ImportView,
  say: (line: string) => void,
): void {
  const { read, added, changed, unchanged, refused, keptOut, notAskedFor } = counts
  const what = batchId === null ? 'dry run, nothing stored' : `batch ${batchId}`
  say(
    `${fileName}: ${read} values read: ${added} added, ${changed} changed, ${unchanged} unchanged, ${refused} refused, ${keptOut} kept out, ${notAskedFor} not asked for (${what})`,
  )
  for (const one of refusalsByReason) say(`  refused: ${one.count}: ${one.reason}`)
  for (const one of findings.slice(0, WARNINGS_TOLD))
    say(`  ${DOES[one.does]}: ${one.values} of ${one.area}, ${one.indicator}: ${one.why}`)
  if (findingsInAll > WARNINGS_TOLD) say(`  and ${findingsInAll - WARNINGS_TOLD} more that look wrong`)
  for (const one of warnings.slice(0, WARNINGS_TOLD)) say(`  warning: ${one.message}`)
  if (warnings.length > WARNINGS_TOLD) say(`  and ${warnings.length - WARNINGS_TOLD} more warnings`)
}

const DOES = {
  'keep-out': 'kept out',
  import: 'stored though it looks wrong',
  rescale: 'put to the right scale',
} as const

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
