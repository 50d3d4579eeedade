import { parentPort } from 'node:worker_threads'
import type { MinutesPaper } from './minutes.paper.ts'
import { MinutesPress } from './minutes.press.ts'

export type MinutesOrder = Readonly<{ number: number; paper: MinutesPaper }>
export type MinutesAnswer = Readonly<{ number: number; pdf: Uint8Array | null; error: string | null }>

const press = new MinutesPress()

parentPort?.on('message', (order: MinutesOrder) => {
  const answer = fill(order)
  const bytes = answer.pdf?.buffer
  parentPort?.postMessage(answer, bytes instanceof ArrayBuffer ? [bytes] : [])
})

function fill({ number, paper }: MinutesOrder): MinutesAnswer {
  try {
    return { number, pdf: press.print(paper), error: null }
  } catch (error) {
    return { number, pdf: null, error: error instanceof Error ? error.message : JSON.stringify(error) }
  } finally {
    press.forget()
  }
}
