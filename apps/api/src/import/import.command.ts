import { setImmediate as aTurnForOthers } from 'node:timers/promises'
import type { ImportOptions, ImportView } from '@ttc/contracts/import'
import type { Database } from '@ttc/db/connect'
import { isEmbedded } from '@ttc/db/copy-in'
import type { Scope } from '@ttc/domain/access'
import { Problem } from '@ttc/domain/problem'
import { reassessPlaced } from '../assessment/assessment.queries.ts'
import { note } from '../audit/audit.queries.ts'
import { answerOnce, isAnswered } from '../receipt/receipt.queries.ts'
import { saveBatchCounts, saveNewBatch } from './batch.queries.ts'
import { markKeptOut } from './decision.queries.ts'
import { decidedOf } from './decision.view.ts'
import { type Begun, type Filled, fill } from './fill.command.ts'
import { fillInSteps, type Steps, settle } from './fill-in-steps.command.ts'
import { fingerprintOf } from './fingerprint.ts'
import { removeHalfStored } from './half-stored.queries.ts'
import { importView } from './import.view.ts'
import { saveMapping } from './inspection.queries.ts'
import { readMeta } from './meta-file.ts'
import { finishIndicators, makeIndicators } from './new-indicator.command.ts'
import { findNow } from './overtaken.queries.ts'
import { type Asked, prepareImport } from './preparation.command.ts'
import { startReading, type Told } from './reading-thread.ts'
import type { ReceivedFile } from './received-file.ts'
import type { Refused } from './refused-rows.csv.ts'
import { appendStaged, dropStaging } from './staging.queries.ts'

export type ImportRequest = Readonly<{
  id: string
  file: ReceivedFile
  meta?: ReceivedFile | null
  options: ImportOptions
  told?: Told
}>

/** What storing the file would do. Nothing is stored. */
export async function previewImport(
  db: Database,
  scope: Scope,
  request: Omit<ImportRequest, 'id'>,
  today: string,
): Promise<ImportView> {
  return importView(request.file.name, null, await previewed(db, scope, request, { today, batchId: null }))
}

/** Every refused row of the file as it stands there, with why it stays out. Nothing is stored. */
export async function listRefusedRows(
  db: Database,
  scope: Scope,
  request: Omit<ImportRequest, 'id'>,
  today: string,
): Promise<Refused> {
  const { result } = await previewed(db, scope, request, { today, batchId: null, keepsRows: true })
  const { refusals, refusedRows, header } = result
  return { refusals, rows: refusedRows ?? new Map(), header }
}

async function previewed(
  db: Database,
  scope: Scope,
  { file, meta = null, options, told }: Omit<ImportRequest, 'id'>,
  how: Pick<Asked, 'today' | 'batchId' | 'keepsRows'>,
): Promise<Filled> {
  const asked: Asked = { file, meta: await readMeta(meta), options, ...how }
  if (isEmbedded(db))
    return inTurn(() =>
      inSteps(db, scope, { asked, told }, (steps, since) => db.transaction((tx) => settle(tx, scope, steps, since))),
    )
  const ready = await begun(db, scope, asked, told)
  return db.transaction((tx) => fill(tx, scope, ready))
}

/**
 * Stores a file as one batch: all of it or nothing. The same id with the same file and options answers what the first
 * request did. On a server the rows go into the open transaction while they are read; the embedded database would
 * keep every other query waiting for that long, so there they go in by short steps, unseen until the last.
 */
export async function storeImport(
  db: Database,
  scope: Scope,
  request: ImportRequest,
  today: string,
): Promise<ImportView> {
  const { id, file, meta = null, options, told } = request
  const asked: Asked = { file, meta: await readMeta(meta), options, today, batchId: id }
  const described = meta === null ? {} : { meta: meta.sha256 }
  const sent = { address: 'imports', body: { id, sha256: file.sha256, ...described, options } }
  const whole = async (tx: Database) => {
    const ready = await begun(tx, scope, asked, told)
    return store(tx, scope, { ...request, today }, ready, () => fill(tx, scope, ready))
  }
  if (!isEmbedded(db)) return answerOnce(db, scope, sent, whole)
  return inTurn(async () => {
    if (await isAnswered(db, scope, id)) return answerOnce(db, scope, sent, whole)
    return inSteps(db, scope, { asked, told }, (steps, since) =>
      answerOnce(db, scope, sent, (tx) =>
        store(tx, scope, { ...request, today }, steps.begun, () => settle(tx, scope, steps, since)),
      ),
    )
  })
}

async function store(
  tx: Database,
  scope: Scope,
  { id, file, options, today }: ImportRequest & Pick<Asked, 'today'>,
  { preparation: { created } }: Begun,
  fillIn: () => Promise<Filled>,
): Promise<ImportView> {
  await saveNewBatch(tx, scope, { id, fileName: file.name, sha256: file.sha256, source: options.source })
  await makeIndicators(tx, scope, created)
  const filled = await fillIn()
  await finishIndicators(tx, scope, created, { touched: filled.touched, shape: filled.result.shape })
  const view = importView(file.name, id, filled)
  if (options.refuseAllOnProblem && view.counts.refused > 0)
    throw new Problem(
      'rule-broken',
      `${view.counts.refused} values were refused. Nothing was stored, because that is what you asked for then.`,
      { present: { ...view, batchId: null } },
    )
  await appendStaged(tx, scope, id)
  await markKeptOut(tx, scope, id, filled.settled.marked)
  const decided = decidedOf(filled)
  await saveBatchCounts(tx, scope, id, { shape: view.shape, counts: view.counts, decided })
  await reassessPlaced(tx, scope, filled.touched, today)
  const after = { fileName: file.name, sha256: file.sha256, source: options.source, counts: view.counts, decided }
  await note(tx, scope, { action: 'import.store', object: 'batch', id, before: null, after })
  await saveMapping(tx, scope, fingerprintOf(filled.result.header), options)
  return view
}

async function begun(db: Database, scope: Scope, asked: Asked, told?: Told): Promise<Begun> {
  const preparation = await prepareImport(db, scope, asked)
  return { preparation, reading: startReading(preparation.task, told), options: asked.options }
}

/** Reads by short steps and ends as asked. What an import has left unfinished, this one or one that was killed, goes. */
async function inSteps<Result>(
  db: Database,
  scope: Scope,
  { asked, told }: Readonly<{ asked: Asked; told?: Told }>,
  end: (steps: Steps, since: string) => Promise<Result>,
): Promise<Result> {
  await removeHalfStored(db)
  try {
    const since = await findNow(db)
    const result = await end(await fillInSteps(db, scope, await begun(db, scope, asked, told)), since)
    await aTurnForOthers()
    await dropStaging(db)
    return result
  } catch (error) {
    // What cannot be cleared now, on a full disk say, is cleared by the next import or start; the first fault is told.
    await dropStaging(db).catch(() => {})
    await removeHalfStored(db).catch(() => {})
    throw error
  }
}

let last: Promise<unknown> = Promise.resolve()

/** One import at a time in this process: nothing else can write to the embedded database. */
function inTurn<Result>(act: () => Promise<Result>): Promise<Result> {
  const turn = last.then(act, act)
  last = turn.catch(() => {})
  return turn
}
