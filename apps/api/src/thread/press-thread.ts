import { Worker } from 'node:worker_threads'
import { Problem } from '@ttc/domain/problem'
import { programOf } from './program.ts'

type Numbered = Readonly<{ number: number }>

type Waiting<Order, Answer> = Readonly<{
  order: Order
  resolve: (answer: Answer) => void
  reject: (problem: Problem) => void
  /** Whether a thread has died over it already. */
  again: boolean
}>

type Current<Order, Answer> = Waiting<Order, Answer> & Readonly<{ timer: NodeJS.Timeout }>

/** What a thread has just made and drops again, such as pictures as text: at more, two threads were seen to take 80 MB more. */
const YOUNG_MB = 4

/**
 * One worker thread that prints in turn, so that a page of 20 ms never holds up other requests. It starts with
 * the first order, is replaced when it dies or overruns its time, and renewed after `renewAfter` orders: the compiler
 * keeps a little of every page. An order whose thread died is tried once more, on a fresh one.
 */
export class PressThread<Order extends Numbered, Answer extends Numbered> {
  readonly #program: URL
  readonly #timeout: number
  readonly #renewAfter: number
  #worker: Worker | null = null
  #printed = 0
  #numbers = 0
  #current: Current<Order, Answer> | null = null
  readonly #queue: Waiting<Order, Answer>[] = []

  constructor(program: URL, options: Readonly<{ timeout: number; renewAfter: number }>) {
    this.#program = program
    this.#timeout = options.timeout
    this.#renewAfter = options.renewAfter
  }

  ask(asked: Omit<Order, 'number'>): Promise<Answer> {
    this.#numbers += 1
    const order = { ...asked, number: this.#numbers } as Order
    return new Promise((resolve, reject) => {
      this.#queue.push({ order, resolve, reject, again: false })
      this.#next()
    })
  }

  /** Ends the thread. Orders still waiting are refused; a later order starts a new thread. */
  async close(): Promise<void> {
    const refused = [...(this.#current === null ? [] : [this.#current]), ...this.#queue.splice(0)]
    this.#settle()
    for (const waiting of refused) waiting.reject(new Problem('unavailable', 'The server is closing down.'))
    await this.#retire()
  }

  #next(): void {
    if (this.#current !== null) return
    const waiting = this.#queue.shift()
    if (waiting === undefined) return
    const timer = setTimeout(() => this.#overrun(), this.#timeout)
    const current = { ...waiting, timer }
    this.#current = current
    programOf(this.#program).then(
      (program) => this.#hand(current, program),
      (error: unknown) => this.#failed(current, String(error)),
    )
  }

  /** Unless it was refused or timed out while the program was put together. */
  #hand(current: Current<Order, Answer>, program: string): void {
    if (current !== this.#current) return
    const worker = this.#ready(program)
    worker.ref()
    worker.postMessage(current.order)
  }

  #failed(current: Current<Order, Answer>, cause: string): void {
    if (current !== this.#current) return
    this.#settle()
    current.reject(new Problem('unavailable', 'The PDF could not be made. Try again.', { present: cause }))
    this.#next()
  }

  #ready(program: string): Worker {
    if (this.#worker !== null) return this.#worker
    const worker = new Worker(program, { eval: true, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } })
    worker.on('message', (answer: Answer) => this.#answered(worker, answer))
    worker.on('error', (error) => this.#died(worker, String(error)))
    worker.on('exit', (code) => this.#died(worker, `exit ${code}`))
    this.#worker = worker
    return worker
  }

  #answered(worker: Worker, answer: Answer): void {
    const waiting = this.#current
    if (worker !== this.#worker || waiting?.order.number !== answer.number) return
    this.#printed += 1
    this.#settle()
    // A thread that has done its share gives its memory back at once, and not only when another is wanted.
    if (this.#printed >= this.#renewAfter) void this.#retire()
    waiting.resolve(answer)
    this.#next()
  }

  #died(worker: Worker, cause: string): void {
    if (worker !== this.#worker) return
    const waiting = this.#current
    void this.#retire()
    this.#settle()
    if (waiting?.again)
      waiting.reject(new Problem('unavailable', 'The PDF could not be made. Try again.', { present: cause }))
    else if (waiting) this.#queue.unshift({ ...waiting, again: true })
    this.#next()
  }

  #overrun(): void {
    const waiting = this.#current
    void this.#retire()
    this.#settle()
    waiting?.reject(new Problem('unavailable', 'The PDF took too long to make. Try again, or shorten the texts.'))
    this.#next()
  }

  #settle(): void {
    if (this.#current !== null) clearTimeout(this.#current.timer)
    this.#current = null
    // An idle thread must not keep the process alive.
    this.#worker?.unref()
  }

  async #retire(): Promise<void> {
    const worker = this.#worker
    this.#worker = null
    this.#printed = 0
    await worker?.terminate()
  }
}
