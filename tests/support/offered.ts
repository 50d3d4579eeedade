import type { Page, Response } from 'playwright-core'
import { goTo, settled } from './browser-page.ts'

/** What somebody was offered and refused, a line for each; how many pages they saw, and requests their buttons sent. */
export type Offered = Readonly<{ refused: readonly string[]; pages: number; asked: number }>

const ID = /[0-9a-f]{8}-[0-9a-f-]{27}/g
/** Things of the same kind look alike: the first and the last of each kind are opened, and one of each page below them. */
const mostOf = (kind: string) => (kind.endsWith(':id') ? 2 : 1)
const SOON_MS = 1500

/**
 * Follows every link that the pages offer, fills their forms in and presses every button in them. What a button asks
 * of the server is asked without its words instead, ids alone: the server looks at roles before it looks at words, so a refusal
 * shows and nothing is changed. What is asked without a body (ending a session) is not sent at all.
 */
export async function walkOffered(page: Page, start: string): Promise<Offered> {
  const refused: string[] = []
  const hear = (answer: Response) => {
    if (answer.status() === 403)
      refused.push(
        `${new URL(page.url()).pathname}: ${answer.request().method()} ${new URL(answer.url()).pathname} refused`,
      )
  }
  page.on('response', hear)
  const emptied = await askEmpty(page)
  const seen = new Map<string, string[]>()
  const waiting = [start]
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    refused.push(...(await refusedAt(page, path)))
    waiting.push(...(await newLinks(page, seen)))
    await pressAll(page, path)
  }
  page.off('response', hear)
  const asked = await emptied.end()
  return { refused: [...new Set(refused)], pages: [...seen.values()].flat().length, asked }
}

/** Opens the address: a line where it is a page that says the role does not include it. */
export async function refusedAt(page: Page, path: string): Promise<readonly string[]> {
  await goTo(page, path)
  const heading = await page.getByRole('heading', { level: 1 }).first().textContent()
  return heading === 'You cannot see this page' ? [`${path}: ${heading}`] : []
}

/**
 * Sends what a button asks of the server without its words, until the end, which answers how often. Not by the driver's
 * own routes: those switch the browser's store of files off, and each page is then fetched and compiled anew.
 */
async function askEmpty(page: Page): Promise<Readonly<{ end: () => Promise<number> }>> {
  const session = await page.context().newCDPSession(page)
  let asked = 0
  // A page that is left meanwhile takes its requests with it.
  const go = (sent: Promise<unknown>) => void sent.catch(() => undefined)
  session.on('Fetch.requestPaused', ({ requestId, request }) => {
    const { method, headers, postData } = request
    if (method === 'GET') return go(session.send('Fetch.continueRequest', { requestId }))
    asked += 1
    if (!request.hasPostData) return go(session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' }))
    const kind = headers['Content-Type'] ?? headers['content-type'] ?? ''
    const own = Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'content-type')
    const sent = [...own, ['content-type', 'application/json']].map(([name = '', value = '']) => ({ name, value }))
    const words = Buffer.from(JSON.stringify(idsOf(kind, postData ?? ''))).toString('base64')
    return go(session.send('Fetch.continueRequest', { requestId, headers: sent, postData: words }))
  })
  await session.send('Fetch.enable', { patterns: [{ urlPattern: '*/api/*' }] })
  const end = async () => {
    await session.detach()
    return asked
  }
  return { end }
}

/** Where a request says in its body what it is about, the server has to know that to look at roles. */
function idsOf(kind: string, body: string): Readonly<Record<string, unknown>> {
  if (!kind.includes('json')) return {}
  const sent = Object.entries(JSON.parse(body) as Record<string, unknown>)
  return Object.fromEntries(sent.filter(([name]) => name.endsWith('Id')))
}

async function newLinks(page: Page, seen: Map<string, string[]>): Promise<readonly string[]> {
  const links = await page.locator('#main-menu a, main a[href^="/"]:not([download])').all()
  const paths = await Promise.all(links.map((link) => link.getAttribute('href')))
  const inside = paths.filter((path): path is string => path !== null && /^\/(partnerships\/|account)/.test(path))
  const found: string[] = []
  for (const path of [inside.at(-1) ?? '', ...inside].map((one) => one.replace(/[?#].*/, ''))) {
    const kind = path.replace(ID, ':id')
    const known = seen.get(kind) ?? []
    if (path === '' || known.includes(path) || known.length >= mostOf(kind)) continue
    seen.set(kind, [...known, path])
    found.push(path)
  }
  return found
}

/** Buttons in the rows of a table, or of forms alike, do the same: the first and the last of each kind are pressed. */
async function pressAll(page: Page, path: string): Promise<void> {
  const buttons = page.locator('main form button[type=submit], main td button')
  const pressed = new Set<string>()
  for (let at = 0; at < (await buttons.count()); at += 1) {
    const kinds = await buttons.evaluateAll(kindsOf)
    const kind = kinds[at] ?? ''
    const isLast = kinds.lastIndexOf(kind) === at
    if (pressed.has(kind) && !isLast) continue
    pressed.add(kind)
    await fill(page)
    const button = buttons.nth(at)
    if (await button.isEnabled()) await button.click({ timeout: SOON_MS }).catch(() => undefined)
    await page.keyboard.press('Escape')
    await settled(page)
    if (new URL(page.url()).pathname !== path) await goTo(page, path)
  }
}

/** Runs in the page: what a button is called, to its first word, and the column or the first field of the form it stands in. */
function kindsOf(buttons: Element[]): string[] {
  return buttons.map((button) => {
    const word = button.textContent?.trim().split(/\s/)[0] ?? ''
    const column = button.closest<HTMLTableCellElement>('td')?.cellIndex
    const form = button.closest('form')?.querySelector('legend, label')?.textContent
    return `${word} ${column ?? `below ${form}`}`
  })
}

/** Plausible words in every empty field, so that a form is sent. */
async function fill(page: Page): Promise<void> {
  await page.evaluate(() => {
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
    const typed = 'main form input:not([type=checkbox], [type=radio], [type=file])'
    const empty = [...document.querySelectorAll<HTMLInputElement>(typed)].filter(({ value }) => value === '')
    for (const field of empty) {
      const words = { Year: '2026', Month: '1', Day: '1' }[field.labels?.[0]?.textContent ?? '']
      set?.call(field, words ?? (field.type === 'email' ? 'somebody@example.org' : '1'))
      field.dispatchEvent(new Event('input', { bubbles: true }))
    }
  })
  await page.evaluate(() => {
    const choices = [...document.querySelectorAll<HTMLSelectElement>('main form select')]
    for (const choice of choices.filter(({ value, options }) => value === '' && options.length > 1)) {
      choice.selectedIndex = choice.options.length - 1
      choice.dispatchEvent(new Event('change', { bubbles: true }))
    }
  })
}
