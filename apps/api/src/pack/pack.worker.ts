import { setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import type { PackContent } from '@ttc/contracts/pack'
import { joinPdf } from './joined-pdf.ts'
import type { FrontContent } from './pack.page.ts'
import { type FrontPrinted, type Numbering, PackPress, type SidesPrinted } from './pack.press.ts'
import { makePackSlides } from './pack.slides.ts'
import type { PdfPart } from './pdf-part.ts'

/** What a thread can be asked for: each part of the work on a pack holds a core for a moment alone. */
export type PackWork =
  | Readonly<{ work: 'ready' }>
  | Readonly<{ work: 'front'; pack: FrontContent }>
  | Readonly<{ work: 'slides'; pack: PackContent }>
  | Readonly<{ work: 'sides'; cards: PackContent['cards']; numbering: Numbering }>
  | Readonly<{ work: 'join'; front: Uint8Array; parts: readonly PdfPart[] }>

export type PackOrder = Readonly<{ number: number; asked: PackWork }>

export type PackDone = Readonly<{
  front?: FrontPrinted
  slides?: Uint8Array
  sides?: SidesPrinted
  joined?: Uint8Array
}>

export type PackAnswer = Readonly<{ number: number; done: PackDone | null; error: string | null }>

/** Whoever waits for a page goes first. On Linux a thread has a priority of its own. */
const GIVES_WAY = 5
if (process.platform === 'linux') setPriority(GIVES_WAY)

const press = new PackPress()

parentPort?.on('message', async ({ number, asked }: PackOrder) => {
  const answer = await fill(asked)
  parentPort?.postMessage({ number, ...answer }, bytesOf(answer.done))
})

async function fill(asked: PackWork): Promise<Omit<PackAnswer, 'number'>> {
  try {
    return { done: await doneOf(asked), error: null }
  } catch (error) {
    return { done: null, error: error instanceof Error ? error.message : JSON.stringify(error) }
  }
}

async function doneOf(asked: PackWork): Promise<PackDone> {
  if (asked.work === 'ready') return {}
  if (asked.work === 'front') return { front: press.front(asked.pack) }
  if (asked.work === 'slides') return { slides: await makePackSlides(asked.pack) }
  if (asked.work === 'sides') return { sides: press.sides(asked.cards, asked.numbering) }
  return { joined: joinPdf(asked.front, asked.parts) }
}

/** Handed over, not copied. */
function bytesOf(done: PackDone | null): ArrayBuffer[] {
  const all = [done?.front?.pdf, done?.slides, done?.sides?.part?.objects.bytes, done?.joined]
  return all.flatMap((bytes) => (bytes?.buffer instanceof ArrayBuffer ? [bytes.buffer] : []))
}
