import { parentPort } from 'node:worker_threads'
import type { ReportCard } from '@ttc/contracts/report-card'
import type { Laid } from './report-card.fit.ts'
import { Press, type Printed } from './report-card.press.ts'

export type Order = Readonly<{ number: number; work: 'print' | 'measure'; card: ReportCard }>
export type Answer = Readonly<{
  number: number
  printed: Printed | null
  laid: Laid | null
  error: string | null
}>

const press = new Press()

parentPort?.on('message', (order: Order) => {
  const answer = fill(order)
  const bytes = answer.printed?.pdf.buffer
  parentPort?.postMessage(answer, bytes instanceof ArrayBuffer ? [bytes] : [])
})

function fill({ number, work, card }: Order): Answer {
  const nothing = { number, printed: null, laid: null, error: null }
  try {
    const done = work === 'print' ? { printed: press.print(card) } : { laid: press.layOut(card) }
    return { ...nothing, ...done }
  } catch (error) {
    const text = error instanceof Error ? error.message : JSON.stringify(error)
    return { ...nothing, error: text }
  } finally {
    press.forget()
  }
}
