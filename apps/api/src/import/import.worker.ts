import { setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { Problem } from '@ttc/domain/problem'
import { type FileFinding, type FindingTask, findInFile } from './file-finding.ts'
import { type FileTable, openTable } from './file-table.ts'
import { openShape } from './reader-of.ts'
import { Reading } from './reading.ts'
import type { Progress, ReadingPart, ReadingResult, ReadingTask } from './reading-task.ts'

/** What the thread is asked for: the values of a file, or what it holds. */
export type ToReading =
  | Readonly<{ asked: 'values'; task: ReadingTask }>
  | Readonly<{ asked: 'finding'; task: FindingTask }>

export type FromReading =
  | Readonly<{ told: 'part'; part: ReadingPart }>
  | Readonly<{ told: 'progress'; progress: Progress }>
  | Readonly<{ told: 'result'; result: ReadingResult }>
  | Readonly<{ told: 'finding'; finding: FileFinding }>
  | Readonly<{ told: 'problem'; code: Problem['code']; message: string; fields: Problem['fields'] }>
  | Readonly<{ told: 'failure'; message: string }>

/** So many parts may lie unread with the one who asked: the file is never held in memory as a whole. */
const PARTS_AHEAD = 4
/** Behind whoever waits for an answer, where cores are few. On Linux a priority is that of the thread, elsewhere of all. */
const GIVES_WAY = 10
/** Progress is told about twice a second. */
const TELL_EVERY_MS = 450

if (process.platform === 'linux') setPriority(GIVES_WAY)

let ahead = 0
let resume: (() => void) | null = null
let toldAt = performance.now()

parentPort?.on('message', () => {
  ahead -= 1
  resume?.()
})

async function read(task: ReadingTask): Promise<ReadingResult> {
  const table = await openTable(task.path, task.table)
  try {
    return await readTable(table, task)
  } finally {
    table.close()
  }
}

async function readTable(table: FileTable, task: ReadingTask): Promise<ReadingResult> {
  const asked = task.sources.map(({ key }) => key)
  const opened = await openShape(table, task.said, asked)
  const reading = new Reading(opened, task)
  let rows = 0
  const sink = {
    header: () => {},
    row: (number: number, cells: readonly string[]) => {
      rows += 1
      reading.row(number, cells)
    },
    uneven: (number: number, cells: readonly string[], expected: number) => reading.uneven(number, cells, expected),
    ready: async () => {
      if (reading.isPartFull) pass(reading.part())
      while (ahead >= PARTS_AHEAD) await room()
    },
  }
  await table.read(sink, (of) => tellProgress({ rows, of }))
  pass(reading.part())
  if (reading.settle()) await table.read(sink)
  return { shape: opened.shape, encoding: table.encoding, ...reading.result() }
}

function tellProgress(progress: Progress): void {
  const now = performance.now()
  if (now - toldAt < TELL_EVERY_MS) return
  toldAt = now
  tell({ told: 'progress', progress })
}

function pass(part: ReadingPart): void {
  ahead += 1
  const bytes = [part.fresh, part.staged].flatMap((one) => (one?.buffer instanceof ArrayBuffer ? [one.buffer] : []))
  tell({ told: 'part', part }, bytes)
}

function room(): Promise<void> {
  return new Promise((resolve) => {
    resume = resolve
  })
}

function tell(message: FromReading, transfer: ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, transfer)
}

async function fulfil(asked: ToReading): Promise<void> {
  if (asked.asked === 'values') tell({ told: 'result', result: await read(asked.task) })
  else tell({ told: 'finding', finding: await findInFile(asked.task, tellProgress) })
}

function tellFailure(error: unknown): void {
  if (error instanceof Problem)
    tell({ told: 'problem', code: error.code, message: error.message, fields: error.fields })
  else tell({ told: 'failure', message: error instanceof Error ? (error.stack ?? error.message) : String(error) })
}

void fulfil(workerData as ToReading)
  .catch(tellFailure)
  .finally(() => parentPort?.close())
