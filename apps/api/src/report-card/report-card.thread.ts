import { PressThread } from '../thread/press-thread.ts'
import type { Answer, Order } from './report-card.worker.ts'

/** The thread that prints and measures report cards, one at a time. */
export class CardThread extends PressThread<Order, Answer> {
  constructor(options: ConstructorParameters<typeof PressThread>[1]) {
    super(new URL('./report-card.worker.ts', import.meta.url), options)
  }

  order(work: Order['work'], card: Order['card']): Promise<Answer> {
    return this.ask({ work, card })
  }
}
