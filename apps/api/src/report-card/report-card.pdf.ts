import type { CardFit, ReportCard } from '@ttc/contracts/report-card'
import { Problem } from '@ttc/domain/problem'
import type { Laid } from './report-card.fit.ts'
import { CardThread } from './report-card.thread.ts'
import type { Answer, Order } from './report-card.worker.ts'

/**
 * From one line of body text to the next (12 pt from baseline to capital height, 0.5 em of leading), and the most
 * characters that a line across the page usually holds: whoever takes out as much as is said has taken out enough.
 */
const LINE = 14.5
const CHARACTERS = 100

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

/** Refuses a card whose text does not fit on its one side, on the field where most of it is typed. */
export async function checkFit(card: ReportCard): Promise<void> {
  const { over } = await fitOf(card)
  if (over !== null) throw tooLong(over, 'words.changed')
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
  const over = points === 0 ? null : overOf(points)
  return { fits: over === null, rowsShown: rows, rowsLeft, over }
}

function overOf(points: number): NonNullable<CardFit['over']> {
  const lines = Math.ceil(points / LINE)
  return { lines, characters: lines * CHARACTERS }
}

/** How much to cut, where a card is some points too long: "2 lines too long: take out about 170 characters". */
export function tooLongBy(points: number): string {
  const { lines, characters } = overOf(points)
  return `${lines === 1 ? '1 line' : `${lines} lines`} too long: take out about ${characters} characters`
}

function tooLong({ lines, characters }: NonNullable<CardFit['over']>, field: string | null = null): Problem {
  const many = lines === 1 ? '1 line' : `${lines} lines`
  const message = `The report card is ${many} too long for one side of A4. Take out about ${characters} characters.`
  return new Problem('rule-broken', message, field === null ? {} : { fields: [{ field, message }] })
}
