import type { CardFit, ReportCard } from '@ttc/contracts/report-card'
import { Problem } from '@ttc/domain/problem'
import type { Laid } from './report-card.fit.ts'
import { CardThread } from './report-card.thread.ts'
import type { Answer, Order } from './report-card.worker.ts'

/** A line of body text is 12 pt on 0.5 em of leading, and holds about 85 characters across the page. */
const LINE = 16
const CHARACTERS = 85

const thread = new CardThread({ timeout: 20_000, renewAfter: 500 })

/**
 * One side of A4 as tagged PDF (PDF/UA-1). The same card gives the same bytes: no clock, no store, no network. Rows that
 * do not fit are counted in words on the page. Text that does not fit is refused ('rule-broken'), never shrunk or cut.
 */
export async function makeReportCardPdf(card: ReportCard): Promise<Uint8Array> {
  const { printed } = await done('print', card)
  if (printed === null) throw new Problem('unexpected', 'The PDF could not be made.')
  const { over } = fitFrom(printed.laid)
  if (over !== null) throw tooLong(over)
  return printed.pdf
}

/** Whether the card's text fits on its one side and, if not, by how much to shorten it; how many rows it holds. */
export async function fitOf(card: ReportCard): Promise<CardFit> {
  const { laid } = await done('measure', card)
  if (laid === null) throw new Problem('unexpected', 'The report card could not be measured.')
  return fitFrom(laid)
}

/** Ends the thread behind the PDFs; a later card starts it again. */
export function closeReportCardPdf(): Promise<void> {
  return thread.close()
}

async function done(work: Order['work'], card: ReportCard): Promise<Answer> {
  const answer = await thread.order(work, card)
  if (answer.error !== null) throw new Problem('unexpected', 'The PDF could not be made.', { present: answer.error })
  return answer
}

function fitFrom({ rows, rowsLeft, over: points }: Laid): CardFit {
  const lines = Math.ceil(points / LINE)
  const over = lines === 0 ? null : { lines, characters: lines * CHARACTERS }
  return { fits: over === null, rowsShown: rows, rowsLeft, over }
}

function tooLong({ lines, characters }: NonNullable<CardFit['over']>): Problem {
  const many = lines === 1 ? '1 line' : `${lines} lines`
  return new Problem(
    'rule-broken',
    `The report card is ${many} too long for one side of A4. Take out about ${characters} characters.`,
  )
}
