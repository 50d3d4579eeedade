import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Role } from '@ttc/domain/access'
import type { Page } from 'playwright-core'
import { settled } from './browser-page.ts'
import type { Scene } from './guide-scene.ts'

const folder = fileURLToPath(new URL('../../apps/web/src/guide/pictures', import.meta.url))
const sizesFile = join(folder, 'sizes.json')
const seenFile = join(folder, 'seen.json')

/** Text must be readable where a page is zoomed or printed, and a picture no heavier than it has to be. */
const SHARPEST = 1.25
const MOST_PIXELS = 960
const QUALITY = 45
/** So much of the page is left round what is shown. */
const MARGIN = { x: 15, y: 4 }

/** Said when the product shows something else by now. */
export const OLDER =
  'The pictures are older than the product. Look at what has changed, then make them again: GUIDE_PICTURES=make npm test -- journeys'

const STILL_MS = 4_000

type Seen = Readonly<{ role: Role | 'nobody'; address: string; words: readonly string[] }>
type Box = Readonly<{ x: number; y: number; width: number; height: number }>

/**
 * How the product differs in the scene's part of the page from what its picture was taken of, a line for each; none
 * where it does not. Where it was asked for, the picture is taken and kept first.
 */
export async function changesIn(page: Page, scene: Scene): Promise<readonly string[]> {
  await settled(page)
  if (scene.until !== undefined) await page.getByText(scene.until).first().waitFor()
  // What a page asks for after it stands; where it follows a meeting, it never stops asking.
  await page.waitForLoadState('networkidle', { timeout: STILL_MS }).catch(() => undefined)
  const box = await boxOf(page, scene)
  const address = new URL(page.url()).pathname.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
  const seen = { role: scene.role, address, words: await page.evaluate(wordsWithin, box) }
  if (process.env.GUIDE_PICTURES === 'make') await keep(page, scene, box, seen)
  const before = linesOf(kept<Seen>(seenFile)[scene.name])
  const now = linesOf(seen)
  if (before.join('\n') === now.join('\n')) return []
  const gone = before.filter((line) => !now.includes(line)).map((line) => `gone: ${line}`)
  const come = now.filter((line) => !before.includes(line)).map((line) => `new: ${line}`)
  return gone.length + come.length > 0 ? [...gone, ...come] : ['the same words in another order']
}

const linesOf = (seen: Seen | undefined): readonly string[] =>
  seen === undefined ? [] : [`as ${seen.role} at ${seen.address}`, ...seen.words]

/** Every picture that is kept, with its weight in bytes. */
export const pictures = (): readonly Readonly<{ name: string; bytes: number }>[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.webp'))
    .map((file) => ({ name: file.replace('.webp', ''), bytes: statSync(join(folder, file)).size }))

const kept = <Row>(file: string): Record<string, Row> => JSON.parse(readFileSync(file, 'utf8'))

function write<Row>(file: string, name: string, row: Row): void {
  const rows = Object.entries({ ...kept<Row>(file), [name]: row }).toSorted(([one], [other]) => (one < other ? -1 : 1))
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(rows), null, 2)}\n`)
}

async function keep(page: Page, { name }: Scene, box: Box, seen: Seen): Promise<void> {
  const wide = { ...box, x: Math.max(0, box.x - MARGIN.x), y: Math.max(0, box.y - MARGIN.y) }
  const width = Math.min((page.viewportSize()?.width ?? 0) - wide.x, box.x + box.width + MARGIN.x - wide.x)
  const height = box.y + box.height + MARGIN.y - wide.y
  const session = await page.context().newCDPSession(page)
  const { data } = await session.send('Page.captureScreenshot', {
    format: 'webp',
    quality: QUALITY,
    clip: { ...wide, width, height, scale: Math.min(SHARPEST, MOST_PIXELS / width) },
    captureBeyondViewport: true,
  })
  await session.detach()
  writeFileSync(join(folder, `${name}.webp`), Buffer.from(data, 'base64'))
  write(sizesFile, name, { width, height })
  write(seenFile, name, seen)
}

/** The part of the page that a scene shows, in whole pixels. */
async function boxOf(page: Page, scene: Scene): Promise<Box> {
  const found = scene.shown(page)
  await found.first().waitFor()
  const boxes = await found.evaluateAll((elements) =>
    elements.map((element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect()
      return { left: left + scrollX, top: top + scrollY, right: right + scrollX, bottom: bottom + scrollY }
    }),
  )
  const x = Math.floor(Math.min(...boxes.map(({ left }) => left)))
  const y = Math.floor(Math.min(...boxes.map(({ top }) => top)))
  const width = Math.ceil(Math.max(...boxes.map(({ right }) => right))) - x
  return { x, y, width, height: Math.ceil(Math.max(...boxes.map(({ bottom }) => bottom))) - y }
}

/** Runs in the page: what can be read there, and what stands in its fields, in the order of the document. */
function wordsWithin({ x, y, width, height }: Box): string[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
  const words: string[] = []
  while (walker.nextNode()) {
    const said = saidBy(walker.currentNode)
    if (said !== '' && isInside(walker.currentNode)) words.push(said)
  }
  return words

  function saidBy(node: Node): string {
    if (node instanceof HTMLSelectElement) return node.selectedOptions[0]?.text ?? ''
    if (node instanceof HTMLTextAreaElement) return node.value
    if (node instanceof HTMLInputElement) return /radio|checkbox/.test(node.type) ? `(${node.checked})` : node.value
    return node instanceof Text ? (node.textContent ?? '').replaceAll(/\s+/g, ' ').trim() : ''
  }
  function isInside(node: Node): boolean {
    const range = document.createRange()
    range.selectNode(node)
    const { left, top, width: wide, height: high } = range.getBoundingClientRect()
    const [middle, centre] = [left + scrollX + wide / 2, top + scrollY + high / 2]
    return wide > 0 && high > 0 && middle >= x && middle <= x + width && centre >= y && centre <= y + height
  }
}
