import { setTimeout as pause } from 'node:timers/promises'
import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import { Problem } from '@ttc/domain/problem'
import { saveBreakdown } from '../indicator/indicator.queries.ts'
import { type Change, listChanges } from './changes.queries.ts'
import { leaveOutRowChecks, restoreRowChecks, saveNewSeries } from './import.queries.ts'
import type { Preparation } from './preparation.command.ts'
import { groupKey, type Line, type ReadingPart, type ReadingResult, type ReadingWarning } from './reading-task.ts'
import type { ReadingUnderWay } from './reading-thread.ts'
import { type LineInFile, listSanityWarnings } from './series-sanity.command.ts'
import {
  analyzeChanges,
  analyzeTable,
  classifyStaged,
  copyFresh,
  copyStaged,
  findNow,
  holdStagedSeries,
  isStagedOvertaken,
  listStagedCounts,
  makeStaging,
  removeWithdrawn,
  type StagedCount,
  saveStagedLines,
} from './staging.queries.ts'

const CHANGES_SHOWN = 200
/** As long as a step took, the others are answered after it; and no longer than this. */
const LONGEST_REST_MS = 100
/** In bytes of staged rows: some thousands of them. */
const CLASSIFIED_AT_ONCE = 256 * 1024

/** What the file came to, with its changes lying ready in the staging of this transaction. */
export type Filled = Readonly<{
  result: ReadingResult
  staged: readonly StagedCount[]
  changes: readonly Change[]
  warnings: readonly ReadingWarning[]
  names: ReadonlyMap<string, string>
  touched: readonly string[]
  created: ReadonlySet<string>
}>

type Ready = Readonly<{ preparation: Preparation; reading: ReadingUnderWay }>

/**
 * Puts the rows of a reading where they belong, in one transaction: those of new lines into the table, the others into
 * staging, where they are set against what is stored. A reading that stores nothing sends no rows of new lines.
 */
export async function fill(tx: Database, scope: Scope, { preparation, reading }: Ready): Promise<Filled> {
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
  const result = reading.result()
  await withdraw(tx, scope, preparation, result, lines)
  await holdStagedSeries(tx, scope)
  await classifyStaged(tx, scope)
  await analyzeChanges(tx)
  return filledOf(tx, scope, preparation, result, await warningsIn(tx, scope, result, lines))
}

/** What lies ready after the steps, and since when nobody may have changed what it stands on. */
export type Steps = Readonly<{
  result: ReadingResult
  lines: Lines
  warnings: readonly ReadingWarning[]
  since: string
}>

/**
 * The same in many short transactions, for the embedded database, where a long one would keep everyone waiting. Rows of
 * new lines go into the table before their series: whatever reads values reads them through their series, so nobody
 * sees them until `settle` stores those with the batch, all at once.
 */
export async function fillInSteps(db: Database, scope: Scope, { preparation, reading }: Ready): Promise<Steps> {
  const since = await db.transaction(async (tx) => {
    await makeStaging(tx, true)
    return findNow(tx)
  })
  const lines = linesOf(preparation)
  let waiting = 0
  for await (const part of reading.parts) {
    waiting += part.staged?.length ?? 0
    const isEnough = waiting > CLASSIFIED_AT_ONCE
    await thenRest(() =>
      db.transaction(async (tx) => {
        await leaveOutRowChecks(tx)
        await takePart(tx, part, lines)
        if (isEnough) await classifyStaged(tx, scope)
      }),
    )
    if (isEnough) waiting = 0
  }
  if (waiting > 0) await thenRest(() => db.transaction((tx) => classifyStaged(tx, scope)))
  await thenRest(() => analyzeChanges(db))
  await thenRest(() => analyzeTable(db, 'measurement'))
  const result = reading.result()
  return { result, lines, warnings: await warningsIn(db, scope, result, lines), since }
}

/** A step, and after it time for the others: a page asks the database several times. */
async function thenRest(step: () => Promise<void>): Promise<void> {
  const began = performance.now()
  await step()
  await pause(Math.min(LONGEST_REST_MS, performance.now() - began))
}

/** The last step: what must be there at once, so that readers see all of the batch or nothing. */
export async function settle(tx: Database, scope: Scope, preparation: Preparation, steps: Steps): Promise<Filled> {
  const { result, lines, warnings, since } = steps
  await withdraw(tx, scope, preparation, result, lines)
  const { store } = preparation.task
  if (store !== null) {
    if (await isStagedOvertaken(tx, scope, { since, batchId: store.batchId })) throw new Problem('conflict', OVERTAKEN)
    await leaveOutRowChecks(tx)
    await saveNewLines(tx, scope, lines.added, new Map())
    await restoreRowChecks(tx)
  }
  return filledOf(tx, scope, preparation, result, warnings)
}

const OVERTAKEN =
  'Somebody stored values of these indicators while the file was being read. Nothing of the file was stored. Send it again.'

async function filledOf(
  tx: Database,
  scope: Scope,
  { task, created }: Preparation,
  result: ReadingResult,
  warnings: readonly ReadingWarning[],
): Promise<Filled> {
  const staged = await listStagedCounts(tx)
  const changes = await listChanges(tx, scope, CHANGES_SHOWN)
  const names = new Map(task.sources.map((one) => [one.indicatorId, one.name]))
  const touched = touchedBy(result, staged)
  return { result, staged, changes, warnings, names, touched, created: new Set(created.map(({ id }) => id)) }
}

async function warningsIn(db: Database, scope: Scope, result: ReadingResult, { known }: Lines) {
  return [...result.warnings, ...(await listSanityWarnings(db, scope, result.watched, known))]
}

async function withdraw(tx: Database, scope: Scope, { task }: Preparation, result: ReadingResult, { known }: Lines) {
  const withdrawn = result.withdrawn.map((one) => ({ ...one, seriesId: known.get(one.line)?.seriesId ?? '' }))
  await removeWithdrawn(tx, scope, task.store?.batchId ?? null, withdrawn)
}

type Lines = ReturnType<typeof linesOf>

type NewLine = Line & Readonly<{ id: string; group: string }>

/** The lines of the file as it shows them, each with its series; those added since that are new. */
function linesOf({ task, seriesByKey }: Preparation) {
  const known = new Map<number, LineInFile>()
  const added: NewLine[] = []
  const sources = new Map(task.sources.map((one) => [one.indicatorId, one]))
  const areaNames = new Map(task.areas.map((one) => [one.code, one.name]))
  const add = (line: Line) => {
    const source = sources.get(line.indicatorId)
    const seriesId = line.id ?? seriesByKey.get(line.key)
    if (source === undefined || seriesId === undefined) throw new Error('A line of the file has no series')
    if (line.id !== null) added.push({ ...line, id: line.id, group: groupKey(line.breakdown) })
    known.set(line.line, { line, seriesId, source, areaName: areaNames.get(line.areaCode) ?? '' })
  }
  return { known, added, add }
}

async function takePart(tx: Database, part: ReadingPart, lines: Lines): Promise<void> {
  for (const line of part.lines) lines.add(line)
  const stored = part.lines.filter((line) => line.id === null)
  await saveStagedLines(
    tx,
    stored.map(({ line, indicatorId }) => ({ line, seriesId: lines.known.get(line)?.seriesId ?? '', indicatorId })),
  )
  if (part.fresh !== null) await copyFresh(tx, part.fresh)
  if (part.staged !== null) await copyStaged(tx, part.staged)
}

/** The series of new lines, and their groups of children where those are new. */
async function saveNewLines(tx: Database, scope: Scope, lines: readonly NewLine[], groups: Map<string, string>) {
  for (const { group, breakdown } of lines)
    if (!groups.has(group)) groups.set(group, await saveBreakdown(tx, scope, breakdown))
  await saveNewSeries(tx, scope, lines, (line) => groups.get(line.group) ?? '')
}

function touchedBy({ added }: ReadingResult, staged: readonly StagedCount[]): readonly string[] {
  const fresh = Object.entries(added).flatMap(([id, count]) => (count > 0 ? [id] : []))
  const changed = staged.filter((one) => one.added + one.changed > 0).map((one) => one.indicatorId)
  return [...new Set([...fresh, ...changed])]
}
