import { availableParallelism } from 'node:os'
import type { PackContent } from '@ttc/contracts/pack'
import { Problem } from '@ttc/domain/problem'
import { tooLongBy } from '../report-card/report-card.pdf.ts'
import { PressThread } from '../thread/press-thread.ts'
import { footOf, frontContentOf } from './pack.page.ts'
import type { SidesPrinted, TooLong } from './pack.press.ts'
import type { PackAnswer, PackDone, PackOrder, PackWork } from './pack.worker.ts'

export type PackFiles = Readonly<{ pdf: Uint8Array; slides: Uint8Array }>

/** Cards that are set together: more would hold more memory, fewer would read the templates more often. */
const TOGETHER = 8
/** Threads beyond the cores would take turns, and a pack must leave most of a larger machine to others. */
const THREADS = Math.min(2, availableParallelism())
const TIMEOUT_MS = 120_000

const program = new URL('./pack.worker.ts', import.meta.url)
const threads = Array.from(
  { length: THREADS },
  () => new PressThread<PackOrder, PackAnswer>(program, { timeout: TIMEOUT_MS, renewAfter: Number.POSITIVE_INFINITY }),
)
let underWay = 0

/**
 * A pack as one tagged PDF (PDF/UA-1) with bookmarks and numbered pages, and as slides. The same pack gives the same PDF
 * with the same fonts and program. Refuses ('rule-broken') cards whose words are too long for their side, each by name.
 * A pack is frozen a few times a quarter: the threads end with it, and give back all that they took.
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

async function whileThreadsRun<Result>(act: () => Promise<Result>): Promise<Result> {
  underWay += 1
  try {
    return await act()
  } finally {
    underWay -= 1
    if (underWay === 0) await closePackFiles()
  }
}

async function slidesOf(pack: PackContent): Promise<Uint8Array> {
  const { slides } = await ask(THREADS - 1, { work: 'slides', pack })
  return slides ?? otherwise()
}

async function pdfOf(pack: PackContent): Promise<Uint8Array> {
  const { front = otherwise() } = await ask(0, { work: 'front', pack: frontContentOf(pack) })
  if (pack.cards.length === 0) return front.pdf
  const parts = await sidesOf(pack, front.pages)
  const { joined } = await ask(0, { work: 'join', front: front.pdf, parts, cards: pack.cards.length })
  return joined ?? otherwise()
}

const otherwise = (): never => {
  throw new Error('A thread answered something else.')
}

/** Ends the threads behind the packs; a later one starts them again. */
export async function closePackFiles(): Promise<void> {
  await Promise.all(threads.map((thread) => thread.close()))
}

/** The cards in parts, each part by whichever thread is free. */
async function sidesOf(pack: PackContent, pages: number): Promise<Uint8Array[]> {
  const foot = footOf(pack)
  const before = pages - pack.cards.length
  const starts = Array.from({ length: Math.ceil(pack.cards.length / TOGETHER) }, (_, i) => i * TOGETHER)
  const printed = new Map<number, SidesPrinted>()
  const left = [...starts]
  const work = async (thread: number) => {
    for (let from = left.shift(); from !== undefined; from = left.shift()) {
      const numbering = { foot, first: before + from + 1, pages }
      const cards = pack.cards.slice(from, from + TOGETHER)
      const { sides } = await ask(thread, { work: 'sides', cards, numbering })
      if (sides !== undefined) printed.set(from, sides)
    }
  }
  await Promise.all(threads.map((_, thread) => work(thread)))
  const inOrder = starts.flatMap((from) => printed.get(from) ?? [])
  refuseTooLong(inOrder.flatMap(({ tooLong }) => tooLong))
  return inOrder.flatMap(({ pdf }) => pdf ?? [])
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
