import { parentPort, workerData } from 'node:worker_threads'
import { Problem } from '@ttc/domain/problem'
import { readRows } from './file-rows.ts'
import { openFileText } from './file-text.ts'
import { openShape } from './reader-of.ts'
import { Reading } from './reading.ts'
import type { ReadingPart, ReadingResult, ReadingTask } from './reading-task.ts'

export type FromReading =
  | Readonly<{ told: 'part'; part: ReadingPart }>
  | Readonly<{ told: 'result'; result: ReadingResult }>
  | Readonly<{ told: 'problem'; code: Problem['code']; message: string }>
  | Readonly<{ told: 'failure'; message: string }>

/** So many parts may lie unread with the one who asked: the file is never held in memory as a whole. */
const PARTS_AHEAD = 4

let ahead = 0
let resume: (() => void) | null = null

parentPort?.on('message', () => {
  ahead -= 1
  resume?.()
})

async function read(task: ReadingTask): Promise<ReadingResult> {
  const file = await openFileText(task.path)
  const asked = task.sources.map(({ key }) => key)
  const opened = await openShape(file, asked)
  const reading = new Reading(opened, task)
  const sink = {
    header: () => {},
    row: (number: number, cells: readonly string[]) => reading.row(number, cells),
    uneven: (number: number, cells: readonly string[], expected: number) => reading.uneven(number, cells, expected),
    ready: async () => {
      if (reading.isPartFull) pass(reading.part())
      while (ahead >= PARTS_AHEAD) await room()
    },
  }
  await readRows(file.text(), sink)
  pass(reading.part())
  if (reading.settle()) await readRows(file.text(), sink)
  return { shape: opened.shape, encoding: file.encoding, ...reading.result() }
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

try {
  tell({ told: 'result', result: await read(workerData as ReadingTask) })
} catch (error) {
  if (error instanceof Problem) tell({ told: 'problem', code: error.code, message: error.message })
  else tell({ told: 'failure', message: error instanceof Error ? (error.stack ?? error.message) : String(error) })
}
parentPort?.close()
