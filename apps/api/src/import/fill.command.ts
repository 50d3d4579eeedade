import type { ImportOptions } from '@ttc/contracts/import'
import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import { saveBreakdown } from '../indicator/indicator.queries.ts'
import { type Change, listChanges } from './changes.queries.ts'
import { amendTwiceGiven, type Settled, settleFindings } from './decision.command.ts'
import { leaveOutRowChecks, restoreRowChecks, saveNewSeries } from './import.queries.ts'
import type { Preparation } from './preparation.command.ts'
import { groupKey, type Line, type ReadingPart, type ReadingResult } from './reading-task.ts'
import type { ReadingUnderWay } from './reading-thread.ts'
import type { LineInFile } from './series-sanity.command.ts'
import {
  classifyStaged,
  copyFresh,
  copyStaged,
  holdStagedSeries,
  listStagedCounts,
  makeStaging,
  removeWithdrawn,
  type StagedCount,
  saveStagedLines,
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

/**
 * Puts the rows of a reading where they belong: those of new lines into the table, the others into staging, where
 * they are set against what is stored. A reading that stores nothing sends no rows of new lines.
 */
export async function fill(
  tx: Database,
  scope: Scope,
  { preparation, reading }: Readonly<{ preparation: Preparation; reading: ReadingUnderWay }>,
  options: ImportOptions,
): Promise<Filled> {
  const { task } = preparation
  await makeStaging(tx)
  const lines = linesOf(preparation)
  const breakdowns = task.store === null ? null : new Map<string, string>()
  if (breakdowns !== null) await leaveOutRowChecks(tx)
  for await (const part of reading.parts) {
    for (const line of part.lines) lines.add(line)
    await saveLines(tx, scope, part, lines.known, breakdowns)
    if (part.fresh !== null) await copyFresh(tx, part.fresh)
    if (part.staged !== null) await copyStaged(tx, part.staged)
  }
  if (breakdowns !== null) await restoreRowChecks(tx)
  const read = reading.result()
  const withdrawn = read.withdrawn.map((one) => ({ ...one, seriesId: lines.known.get(one.line)?.seriesId ?? '' }))
  const batchId = task.store?.batchId ?? null
  const ground = { result: read, lines: lines.known, batchId }
  await removeWithdrawn(tx, scope, batchId, withdrawn)
  const { left, amended } = await amendTwiceGiven(tx, scope, ground)
  await holdStagedSeries(tx, scope)
  const { ownCode } = preparation
  const settled = await settleFindings(tx, scope, {
    ...ground,
    ownCode,
    amended,
    decisions: options.decisions ?? [],
  })
  await classifyStaged(tx, scope)
  const staged = await listStagedCounts(tx)
  const changes = await listChanges(tx, scope, CHANGES_SHOWN)
  const created = new Set(preparation.created.map(({ id }) => id))
  const names = new Map(task.sources.map((one) => [one.indicatorId, one.name]))
  const result = { ...read, added: without(without(read.added, left), settled.left) }
  const touched = touchedBy(result, staged, settled)
  return { result, staged, changes, settled, preparation, options, names, touched, created }
}

function without(added: ReadingResult['added'], left: ReadonlyMap<string, number>): ReadingResult['added'] {
  return Object.fromEntries(Object.entries(added).map(([id, count]) => [id, count - (left.get(id) ?? 0)]))
}

/** The lines of the file as it shows them, each with its series. */
function linesOf({ task, seriesByKey }: Preparation) {
  const known = new Map<number, LineInFile>()
  const sources = new Map(task.sources.map((one) => [one.indicatorId, one]))
  const areaNames = new Map(task.areas.map((one) => [one.code, one.name]))
  const add = (line: Line) => {
    const source = sources.get(line.indicatorId)
    const seriesId = line.id ?? seriesByKey.get(line.key)
    if (source === undefined || seriesId === undefined) throw new Error('A line of the file has no series')
    known.set(line.line, { line, seriesId, source, areaName: areaNames.get(line.areaCode) ?? '' })
  }
  return { known, add }
}

/** Series of new lines; the numbers of stored ones. Breakdowns are made where they are new (null: nothing is made). */
async function saveLines(
  tx: Database,
  scope: Scope,
  { lines }: ReadingPart,
  known: ReadonlyMap<number, LineInFile>,
  breakdowns: Map<string, string> | null,
): Promise<void> {
  const stored = lines.filter((line) => line.id === null)
  await saveStagedLines(
    tx,
    stored.map(({ line, indicatorId }) => ({ line, seriesId: known.get(line)?.seriesId ?? '', indicatorId })),
  )
  if (breakdowns === null) return
  for (const line of lines) await saveGroup(tx, scope, line, breakdowns)
  await saveNewSeries(
    tx,
    scope,
    lines.flatMap(({ id, indicatorId, areaCode, breakdown }) =>
      id === null ? [] : [{ id, indicatorId, areaCode, breakdownId: breakdowns.get(groupKey(breakdown)) ?? '' }],
    ),
  )
}

async function saveGroup(tx: Database, scope: Scope, { id, breakdown }: Line, made: Map<string, string>) {
  const key = groupKey(breakdown)
  if (id !== null && !made.has(key)) made.set(key, await saveBreakdown(tx, scope, breakdown))
}

function touchedBy({ added }: ReadingResult, staged: readonly StagedCount[], { findings }: Settled): readonly string[] {
  const fresh = Object.entries(added).flatMap(([id, count]) => (count > 0 ? [id] : []))
  const changed = staged.filter((one) => one.added + one.changed > 0).map((one) => one.indicatorId)
  const kept = findings.filter(({ does }) => does === 'keep-out').map(({ finding }) => finding.indicatorId)
  return [...new Set([...fresh, ...changed, ...kept])]
}
