import { Worker } from 'node:worker_threads'
import { Problem } from '@ttc/domain/problem'
import type { FileFinding, FindingTask } from './file-finding.ts'
import type { FromReading, ToReading } from './import.worker.ts'
import type { Progress, ReadingPart, ReadingResult, ReadingTask } from './reading-task.ts'

/** A reading under way: its parts in order, then how it ended. */
export type ReadingUnderWay = Readonly<{ parts: AsyncIterable<ReadingPart>; result: () => ReadingResult }>

/** Room for what a reading remembers: lines, refusals, the authorities' values for the ranges of comparators. */
const HEAP_MB = 512

export type Told = (progress: Progress) => void

/** A thread with its code loaded is kept for the next file for so long: loading it takes longer than most files. */
const IDLE_MS = 60_000

type Idle = Readonly<{ thread: Worker; timer: NodeJS.Timeout }>
let idle: Idle | null = null

/** Reads a file in a thread of its own, so that the server goes on answering. The thread ends where it is left early. */
export function startReading(task: ReadingTask, told: Told = () => {}): ReadingUnderWay {
  let result: ReadingResult | null = null
  async function* parts(): AsyncGenerator<ReadingPart> {
    const asked = askThread({ asked: 'values', task })
    try {
      for (;;) {
        const message = await asked.next(told)
        if (message.told === 'part') {
          yield message.part
          asked.goOn()
        } else if (message.told === 'result') {
          result = message.result
          return
        }
      }
    } finally {
      await asked.leave()
    }
  }
  return {
    parts: parts(),
    result: () => {
      if (result === null) throw new Error('The reading has not ended')
      return result
    },
  }
}

/** Looks through a file in a thread of its own. */
export async function findInThread(task: FindingTask, told: Told = () => {}): Promise<FileFinding> {
  const asked = askThread({ asked: 'finding', task })
  try {
    for (;;) {
      const message = await asked.next(told)
      if (message.told === 'finding') return message.finding
    }
  } finally {
    await asked.leave()
  }
}

/** The idle thread, or a new one. */
function takeThread(): Worker {
  const kept = idle
  if (kept === null)
    return new Worker(new URL('./import.worker.mjs', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: 16 },
    })
  idle = null
  clearTimeout(kept.timer)
  kept.thread.removeAllListeners()
  kept.thread.ref()
  return kept.thread
}

/** One thread is kept, whatever it was asked last; it keeps no process alive. */
async function keepThread(thread: Worker): Promise<void> {
  if (idle !== null) {
    await thread.terminate()
    return
  }
  const forget = () => {
    if (idle?.thread !== thread) return
    clearTimeout(idle.timer)
    idle = null
    void thread.terminate()
  }
  thread.on('error', forget)
  thread.on('exit', forget)
  thread.unref()
  idle = { thread, timer: setTimeout(forget, IDLE_MS).unref() }
}

type Came = Exclude<FromReading, { told: 'problem' | 'failure' | 'progress' }>
type AskedThread = Readonly<{
  /** The next message; progress is passed on, and what ended the reading is thrown. */
  next: (told: Told) => Promise<Came>
  goOn: () => void
  /** Keeps the thread where it has told all it had to, and ends it otherwise. */
  leave: () => Promise<void>
}>

function askThread(question: ToReading): AskedThread {
  const thread = takeThread()
  const waiting: FromReading[] = []
  let hasEnded = false
  let wake: () => void = () => {}
  const put = (message: FromReading) => {
    waiting.push(message)
    wake()
  }
  thread.on('message', put)
  thread.on('error', (error) => put({ told: 'failure', message: `The reading broke off: ${error}` }))
  thread.on('exit', () => put({ told: 'failure', message: 'The reading ended without a result' }))
  thread.postMessage(question)
  const first = async (): Promise<FromReading> => {
    while (waiting.length === 0)
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    const [message] = waiting.splice(0, 1)
    return message ?? { told: 'failure', message: 'The reading lost a part' }
  }
  const next = async (told: Told): Promise<Came> => {
    for (;;) {
      const message = await first()
      hasEnded = message.told === 'result' || message.told === 'finding' || message.told === 'problem'
      if (message.told === 'progress') told(message.progress)
      else if (message.told === 'problem')
        throw new Problem(message.code, message.message, { fields: [...message.fields] })
      else if (message.told === 'failure') throw new Error(message.message)
      else return message
    }
  }
  const leave = async () => {
    thread.removeAllListeners()
    if (hasEnded) await keepThread(thread)
    else await thread.terminate()
  }
  return { next, goOn: () => thread.postMessage('go on'), leave }
}
