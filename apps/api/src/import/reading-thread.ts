import { Worker } from 'node:worker_threads'
import { Problem } from '@ttc/domain/problem'
import { programOf } from '../thread/program.ts'
import type { FileFinding, FindingTask } from './file-finding.ts'
import type { FromReading, ToReading } from './import.worker.ts'
import type { Progress, ReadingPart, ReadingResult, ReadingTask } from './reading-task.ts'

/** A reading under way: its parts in order, then how it ended. */
export type ReadingUnderWay = Readonly<{ parts: AsyncIterable<ReadingPart>; result: () => ReadingResult }>

/** Room for what a reading remembers: lines, refusals, the authorities' values for the ranges of comparators. */
const HEAP_MB = 512

export type Told = (progress: Progress) => void

/** Reads a file in a thread of its own, so that the server goes on answering. The thread ends with its parts. */
export function startReading(task: ReadingTask, told: Told = () => {}): ReadingUnderWay {
  let result: ReadingResult | null = null
  async function* parts(): AsyncGenerator<ReadingPart> {
    const thread = await threadFor({ asked: 'values', task })
    const inbox = inboxOf(thread)
    try {
      for (;;) {
        const message = await inbox(told)
        if (message.told === 'part') {
          yield message.part
          thread.postMessage('go on')
        } else if (message.told === 'result') {
          result = message.result
          return
        }
      }
    } finally {
      await thread.terminate()
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
  const thread = await threadFor({ asked: 'finding', task })
  const inbox = inboxOf(thread)
  try {
    for (;;) {
      const message = await inbox(told)
      if (message.told === 'finding') return message.finding
    }
  } finally {
    await thread.terminate()
  }
}

const program = new URL('./import.worker.ts', import.meta.url)

async function threadFor(asked: ToReading): Promise<Worker> {
  return new Worker(await programOf(program), {
    eval: true,
    workerData: asked,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: 16 },
  })
}

type Came = Exclude<FromReading, { told: 'problem' | 'failure' | 'progress' }>

/** The messages of a thread one by one; progress is passed on, and what ended the reading is thrown. */
function inboxOf(thread: Worker): (told: Told) => Promise<Came> {
  const waiting: FromReading[] = []
  let wake: () => void = () => {}
  const put = (message: FromReading) => {
    waiting.push(message)
    wake()
  }
  thread.on('message', put)
  thread.on('error', (error) => put({ told: 'failure', message: `The reading broke off: ${error}` }))
  thread.on('exit', () => put({ told: 'failure', message: 'The reading ended without a result' }))
  const next = async (): Promise<FromReading> => {
    while (waiting.length === 0)
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    const [message] = waiting.splice(0, 1)
    return message ?? { told: 'failure', message: 'The reading lost a part' }
  }
  return async (told) => {
    for (;;) {
      const message = await next()
      if (message.told === 'progress') told(message.progress)
      else if (message.told === 'problem')
        throw new Problem(message.code, message.message, { fields: [...message.fields] })
      else if (message.told === 'failure') throw new Error(message.message)
      else return message
    }
  }
}
