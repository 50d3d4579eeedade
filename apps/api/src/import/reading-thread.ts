import { Worker } from 'node:worker_threads'
import { Problem } from '@ttc/domain/problem'
import type { FromReading } from './import.worker.ts'
import type { ReadingPart, ReadingResult, ReadingTask } from './reading-task.ts'

/** A reading under way: its parts in order, then how it ended. */
export type ReadingUnderWay = Readonly<{ parts: AsyncIterable<ReadingPart>; result: () => ReadingResult }>

/** Room for what a reading remembers: lines, refusals, the authorities' values for the ranges of comparators. */
const HEAP_MB = 512

/** Reads a file in a thread of its own, so that the server goes on answering. The thread ends with its parts. */
export function startReading(task: ReadingTask): ReadingUnderWay {
  let result: ReadingResult | null = null
  async function* parts(): AsyncGenerator<ReadingPart> {
    const thread = new Worker(new URL('./import.worker.mjs', import.meta.url), {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: 16 },
    })
    const inbox = inboxOf(thread)
    try {
      for (;;) {
        const message = await inbox()
        if (message.told === 'part') {
          yield message.part
          thread.postMessage('go on')
        } else if (message.told === 'result') {
          result = message.result
          return
        } else if (message.told === 'problem') throw new Problem(message.code, message.message)
        else throw new Error(message.message)
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

function inboxOf(thread: Worker): () => Promise<FromReading> {
  const waiting: FromReading[] = []
  let wake: () => void = () => {}
  const put = (message: FromReading) => {
    waiting.push(message)
    wake()
  }
  thread.on('message', put)
  thread.on('error', (error) => put({ told: 'failure', message: `The reading broke off: ${error}` }))
  thread.on('exit', () => put({ told: 'failure', message: 'The reading ended without a result' }))
  return async () => {
    while (waiting.length === 0)
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    const [message] = waiting.splice(0, 1)
    return message ?? { told: 'failure', message: 'The reading lost a part' }
  }
}
