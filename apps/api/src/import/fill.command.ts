import type { ImportOptions } from '@ttc/contracts/import'
import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import { type Change, listChanges } from './changes.queries.ts'
import { amendTwiceGiven, type Settled, settleFindings } from './decision.command.ts'
import { type FileLines, linesOf, saveNewLines, takePart } from './file-lines.command.ts'
import { leaveOutRowChecks, restoreRowChecks } from './import.queries.ts'
import type { Preparation } from './preparation.command.ts'
import type { ReadingResult } from './reading-task.ts'
import type { ReadingUnderWay } from './reading-thread.ts'
import {
  analyzeChanges,
  analyzeStaged,
  classifyStaged,
  holdStagedSeries,
  listStagedCounts,
  makeStaging,
  removeWithdrawn,
  type StagedCount,
} from './staging.queries.ts'

const CHANGES_SHOWN = 200

/** What the file came to, with its changes lying ready in the staging of this transaction. */
export type Filled = Readonly<{
  result: ReadingResult
  staged: readonly StagedCount[]
  changes: readonly Change[]
  settled: Settled
  preparation: Preparation
  options: ImportOptions
  names: ReadonlyMap<string, string>
  touched: readonly string[]
  created: ReadonlySet<string>
}>

/** A file whose reading has begun, and how it is to be taken in. */
export type Begun = Readonly<{ preparation: Preparation; reading: ReadingUnderWay; options: ImportOptions }>

/** What was read, with what was decided of it. */
export type DecidedReading = Readonly<{ result: ReadingResult; settled: Settled }>

/**
 * Puts the rows of a reading where they belong, in one transaction: those of new lines into the table, the others into
 * staging, where they are set against what is stored. A reading that stores nothing sends no rows of new lines.
 */
export async function fill(tx: Database, scope: Scope, begun: Begun): Promise<Filled> {
  const { preparation, reading } = begun
  await makeStaging(tx)
  const lines = linesOf(preparation)
  const groups = new Map<string, string>()
  const stores = preparation.task.store !== null
  if (stores) await leaveOutRowChecks(tx)
  for await (const part of reading.parts) {
    await takePart(tx, part, lines)
    if (stores) await saveNewLines(tx, scope, lines.added.splice(0), groups)
  }
  if (stores) await restoreRowChecks(tx)
  await holdStagedSeries(tx, scope)
  const decided = await decide(tx, scope, begun, lines)
  await analyzeStaged(tx)
  await classifyStaged(tx, scope)
  await analyzeChanges(tx)
  return filledOf(tx, scope, begun, decided)
}

/** Does with the rows that lie ready what the file and the person say of them: those given twice, those that look wrong. */
export async function decide(
  db: Database,
  scope: Scope,
  { preparation: { task, ownCode }, reading, options }: Begun,
  { known }: FileLines,
): Promise<DecidedReading> {
  const read = reading.result()
  const batchId = task.store?.batchId ?? null
  const ground = { result: read, lines: known, batchId }
  const withdrawn = read.withdrawn.map((one) => ({ ...one, seriesId: known.get(one.line)?.seriesId ?? '' }))
  await removeWithdrawn(db, scope, batchId, withdrawn)
  const { left, amended } = await amendTwiceGiven(db, scope, ground)
  const decisions = options.decisions ?? []
  const settled = await settleFindings(db, scope, { ...ground, ownCode, amended, decisions })
  return { result: { ...read, added: without(without(read.added, left), settled.left) }, settled }
}

function without(added: ReadingResult['added'], left: ReadonlyMap<string, number>): ReadingResult['added'] {
  return Object.fromEntries(Object.entries(added).map(([id, count]) => [id, count - (left.get(id) ?? 0)]))
}

/** What it all came to, once everything is classified. */
export async function filledOf(
  tx: Database,
  scope: Scope,
  { preparation, options }: Begun,
  { result, settled }: DecidedReading,
): Promise<Filled> {
  const staged = await listStagedCounts(tx)
  const changes = await listChanges(tx, scope, CHANGES_SHOWN)
  const created = new Set(preparation.created.map(({ id }) => id))
  const names = new Map(preparation.task.sources.map((one) => [one.indicatorId, one.name]))
  const touched = touchedBy(result, staged, settled)
  return { result, staged, changes, settled, preparation, options, names, touched, created }
}

function touchedBy({ added }: ReadingResult, staged: readonly StagedCount[], { findings }: Settled): readonly string[] {
  const fresh = Object.entries(added).flatMap(([id, count]) => (count > 0 ? [id] : []))
  const changed = staged.filter((one) => one.added + one.changed > 0).map((one) => one.indicatorId)
  const kept = findings.filter(({ does }) => does === 'keep-out').map(({ finding }) => finding.indicatorId)
  return [...new Set([...fresh, ...changed, ...kept])]
}
