import { availableParallelism } from 'node:os'
import type { PackContent } from '@ttc/contracts/pack'
import { Problem } from '@ttc/domain/problem'
import { tooLongBy } from '../report-card/report-card.pdf.ts'
import { PressThread } from '../thread/press-thread.ts'
import type { Whole } from './joined-pdf.ts'
import { footOf, frontContentOf } from './pack.page.ts'
import type { SidesPrinted, TooLong } from './pack.press.ts'
import type { PackAnswer, PackDone, PackOrder, PackWork } from './pack.worker.ts'
import type { PdfPart } from './pdf-part.ts'

export type PackFiles = Readonly<{ pdf: Uint8Array; slides: Uint8Array }>

/** Cards that are set together: more would hold more memory, fewer would read the templates more often. */
const [FEWEST, MOST] = [2, 8]
/** Threads beyond the cores would take turns, and a pack must leave most of a larger machine to others. */
const THREADS = Math.min(2, availableParallelism())
const TIMEOUT_MS = 120_000
/**
 * A pack is frozen a few times a quarter: soon after it the threads end, and give back all that they took. Until then
 * they wait for the next version, such as the one for the public.
 */
const LINGER_MS = 60_000

const program = new URL('./pack.worker.ts', import.meta.url)
const threads = Array.from(
  { length: THREADS },
  () => new PressThread<PackOrder, PackAnswer>(program, { timeout: TIMEOUT_MS, renewAfter: Number.POSITIVE_INFINITY }),
)
let underWay = 0
let ending: NodeJS.Timeout | undefined

/**
 * A pack as one tagged PDF (PDF/UA-1) with bookmarks and numbered pages, and as slides. The same pack gives the same PDF
 * with the same fonts and program. Refuses ('rule-broken') cards whose words are too long for their side, each by name.
 */
export function makePackFiles(pack: PackContent): Promise<PackFiles> {
  return whileThreadsRun(async () => {
    const [pdf, slides] = await Promise.all([pdfOf(pack), slidesOf(pack)])
    return { pdf, slides }
  })
}

/** The PDF alone. */
export function makePackPdf(pack: PackContent): Promise<Uint8Array> {
  return whileThreadsRun(() => pdfOf(pack))
}

/**
 * Starts what makes packs ahead of one: whoever looks at what would be frozen mostly freezes it next. Nothing waits for
 * it; a thread that cannot start says so when it is asked for a pack.
 */
export function readyForPack(): void {
  const started = whileThreadsRun(() => Promise.all(threads.map((_, thread) => ask(thread, { work: 'ready' }))))
  started.catch(() => undefined)
}

async function whileThreadsRun<Result>(act: () => Promise<Result>): Promise<Result> {
  underWay += 1
  clearTimeout(ending)
  try {
    return await act()
  } finally {
    underWay -= 1
    if (underWay === 0) ending = setTimeout(closePackFiles, LINGER_MS).unref()
  }
}

async function slidesOf(pack: PackContent): Promise<Uint8Array> {
  const { slides } = await ask(THREADS - 1, { work: 'slides', pack })
  return slides ?? otherwise()
}

async function pdfOf(pack: PackContent): Promise<Uint8Array> {
  const { front = otherwise() } = await ask(0, { work: 'front', pack: frontContentOf(pack) })
  if (pack.cards.length === 0) return front.pdf
  const parts = await sidesOf(pack, front.whole)
  const { joined } = await ask(0, { work: 'join', front: front.pdf, parts })
  return joined ?? otherwise()
}

const otherwise = (): never => {
  throw new Error('A thread answered something else.')
}

/** Ends the threads behind the packs; a later one starts them again. */
export async function closePackFiles(): Promise<void> {
  clearTimeout(ending)
  await Promise.all(threads.map((thread) => thread.close()))
}

/** The cards in parts, each part by whichever thread is free. */
async function sidesOf(pack: PackContent, whole: Whole): Promise<PdfPart[]> {
  const orders = ordersOf(pack, whole)
  const printed: SidesPrinted[] = []
  const left = [...orders.entries()]
  const work = async (thread: number) => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      const [part, asked] = next
      printed[part] = (await ask(thread, asked)).sides ?? otherwise()
    }
  }
  await Promise.all(threads.map((_, thread) => work(thread)))
  refuseTooLong(printed.flatMap(({ tooLong }) => tooLong))
  return printed.flatMap(({ part }) => part ?? [])
}

function ordersOf(pack: PackContent, { pages, places, document, list, first }: Whole): readonly PackWork[] {
  const foot = footOf(pack)
  const starts = startsOf(pack.cards.length)
  return starts.map((from, part) => {
    const to = starts[part + 1] ?? pack.cards.length
    const seat = { places: places.slice(from, to), document, list, first, part, of: starts.length }
    const numbering = { foot, first: pages - pack.cards.length + from + 1, pages, seat }
    return { work: 'sides', cards: pack.cards.slice(from, to), numbering }
  })
}

/** Where each part begins. Towards the end they grow shorter, so that no thread is left with a long one alone. */
function startsOf(cards: number): readonly number[] {
  const starts: number[] = []
  for (let from = 0; from < cards; ) {
    starts.push(from)
    from += Math.min(MOST, Math.max(FEWEST, Math.ceil((cards - from) / (THREADS + 1))))
  }
  return starts
}

function refuseTooLong(tooLong: readonly TooLong[]): void {
  if (tooLong.length === 0) return
  const named = tooLong.map(({ name, over }) => `“${name}” is ${tooLongBy(over)}`)
  throw new Problem('rule-broken', `Report cards are too long for one side of A4: ${named.join('; ')}`)
}

async function ask(thread: number, asked: PackWork): Promise<PackDone> {
  const answer = await threads[thread]?.ask({ asked })
  if (answer?.done) return answer.done
  throw new Problem('unexpected', 'The pack could not be printed.', { present: answer?.error })
}
