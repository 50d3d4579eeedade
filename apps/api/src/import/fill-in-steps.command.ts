import { setTimeout as pause } from 'node:timers/promises'
import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import { Problem } from '@ttc/domain/problem'
import { type FileLines, linesOf, saveNewLines, takePart } from './file-lines.command.ts'
import { type Begun, type DecidedReading, decide, type Filled, filledOf } from './fill.command.ts'
import { leaveOutRowChecks, listSeriesByKey } from './import.queries.ts'
import { isChangedSince, isStagedOvertaken } from './overtaken.queries.ts'
import {
  analyzeChanges,
  analyzeStaged,
  analyzeTable,
  classifyStaged,
  countStagedPages,
  makeStaging,
} from './staging.queries.ts'

/** As long as a step took, the others are answered after it; and no longer than this. */
const LONGEST_REST_MS = 100
/** Pages of staged rows that are set against what is stored at once: some thousands of rows. */
const PAGES_AT_ONCE = 32
const LINES_AT_ONCE = 2_000

/** What lies ready after the steps. */
export type Steps = Readonly<{ begun: Begun; lines: FileLines; decided: DecidedReading }>

/**
 * What `fill` does, in many short transactions: for the embedded database, where a long one would keep everyone waiting.
 * Values are read through their series, and the series of new lines are unseen as long as their batch is not there: so
 * nobody sees anything until `settle` stores the batch, all at once.
 */
export async function fillInSteps(db: Database, scope: Scope, begun: Begun): Promise<Steps> {
  await db.transaction((tx) => makeStaging(tx, true))
  const lines = linesOf(begun.preparation)
  for await (const part of begun.reading.parts)
    await thenRest(() =>
      db.transaction(async (tx) => {
        await leaveOutRowChecks(tx)
        await takePart(tx, part, lines)
      }),
    )
  const decided = await decide(db, scope, begun, lines)
  await classifyInSteps(db, scope)
  await saveLinesInSteps(db, scope, begun, lines)
  await thenRest(() => analyzeTable(db, 'measurement'))
  return { begun, lines, decided }
}

async function classifyInSteps(db: Database, scope: Scope): Promise<void> {
  await thenRest(() => analyzeStaged(db))
  const pages = await countStagedPages(db)
  for (let from = 0; from < pages; from += PAGES_AT_ONCE)
    await thenRest(() => classifyStaged(db, scope, { from, to: from + PAGES_AT_ONCE }))
  await thenRest(() => analyzeChanges(db))
}

async function saveLinesInSteps(db: Database, scope: Scope, { preparation: { task } }: Begun, lines: FileLines) {
  if (task.store === null) return
  const { batchId } = task.store
  const groups = new Map<string, string>()
  for (let from = 0; from < lines.added.length; from += LINES_AT_ONCE)
    await thenRest(() =>
      db.transaction(async (tx) => {
        await leaveOutRowChecks(tx)
        await saveNewLines(tx, scope, lines.added.slice(from, from + LINES_AT_ONCE), groups, batchId)
      }),
    )
  await thenRest(() => analyzeTable(db, 'series'))
}

/** A step, and after it time for the others: a page asks the database several times. */
async function thenRest(step: () => Promise<void>): Promise<void> {
  const began = performance.now()
  await step()
  await pause(Math.min(LONGEST_REST_MS, performance.now() - began))
}

/**
 * The last step: what must be there at once, so that readers see all of the batch or nothing. Refused where somebody
 * has changed since then (the database's moment before the import was prepared) what it stands on.
 */
export async function settle(
  tx: Database,
  scope: Scope,
  { begun, lines, decided }: Steps,
  since: string,
): Promise<Filled> {
  const { store } = begun.preparation.task
  if (store !== null && (await isOvertaken(tx, scope, begun, lines, since))) throw new Problem('conflict', OVERTAKEN)
  return filledOf(tx, scope, begun, decided)
}

const OVERTAKEN =
  'Somebody changed these indicators or their values while the file was being read. Nothing of the file was stored. Send it again.'

/** The trail is asked first: all series and values have to be looked through for the rest. */
async function isOvertaken(
  tx: Database,
  scope: Scope,
  { preparation: { task, created } }: Begun,
  { known }: FileLines,
  since: string,
): Promise<boolean> {
  const indicatorIds = [...new Set(task.sources.map((one) => one.indicatorId))]
  // Those made with the batch are in the trail since just now, by this very import.
  const own = created.map(({ id }) => id)
  const changed = await isChangedSince(tx, scope, since, { indicatorIds, own })
  if (changed !== 'perhaps') return changed === 'yes'
  const series = await listSeriesByKey(tx, scope, indicatorIds)
  // The batch is there in this transaction, and with it its own new lines.
  for (const { line, seriesId } of known.values())
    if (series.has(line.key) ? series.get(line.key) !== seriesId : line.id === null) return true
  return isStagedOvertaken(tx, scope, { since, batchId: task.store?.batchId ?? '' })
}
