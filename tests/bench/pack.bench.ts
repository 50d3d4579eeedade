import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { PackContent } from '@ttc/contracts/pack'
import type { ReportCard } from '@ttc/contracts/report-card'
import type { Connection } from '@ttc/db/connect'
import { chromium } from 'playwright-core'
import { buildApp } from '../../apps/api/src/app/build-app.ts'
import { loadExample } from '../../apps/api/src/example/load-example.command.ts'
import { closePackFiles, makePackFiles, makePackPdf } from '../../apps/api/src/pack/pack.files.ts'
import { aPack } from '../support/pack.ts'
import { loadOn, medianOf, shown, whileListening } from './measure.ts'
import { anAdministrator, firstCard } from './report-card.bench.ts'

const TODAY = '2026-11-23'
const webFolder = fileURLToPath(new URL('../../apps/web/dist', import.meta.url))
const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
const CARDS = 100
const PRINTED = 20
const ROUNDS = 3
const isBuilt = () => existsSync(webFolder)

/** A pack of 100 cards: how long, how much memory, how the API answers meanwhile, and Chromium printing as many cards. */
export async function benchPack(connection: Connection): Promise<string[]> {
  return withPack(connection, async ({ pack, origin, page, plan, cookie }) => {
    await makePackFiles({ ...pack, cards: pack.cards.slice(0, 2) })
    const rounds: Measured[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      await closePackFiles()
      rounds.push(await measured(() => makePackFiles(pack)))
    }
    const seconds = medianOf(rounds.map((one) => one.seconds))
    const ready: Measured[] = []
    for (let round = 0; round < ROUNDS; round += 1) ready.push(await measured(() => makePackPdf(pack)))
    const pdfSeconds = medianOf(ready.map((one) => one.seconds))
    const alone = await loadOn(plan, 4, { cookie })
    const [beside] = await Promise.all([loadOn(plan, 4, { cookie }), makePackFiles(pack)])
    const lines = [
      `a pack of ${CARDS} report cards as tagged PDF and slides, its threads started for it: ${shown(seconds)} s, of which ${shown(medianOf(rounds.map((one) => one.busy)))} s of processor time; at most ${shown(Math.max(...rounds.map((one) => one.megabytes)))} MB above idle`,
      `dashboard while it is made, over ten connections: p99 ${shown(beside.p99)} ms, before ${shown(alone.p99)} ms: ratio ${shown(beside.p99 / alone.p99)}; failed ${beside.failed}`,
    ]
    if (!isBuilt() || !existsSync(executablePath)) return [...lines, 'Chromium left out: no web pages, or no Chromium']
    const theirs = await chromiumSeconds(origin, page, cookie)
    return [
      ...lines,
      `the pack's PDF alone, its threads running since it was looked at: ${shown(pdfSeconds)} s`,
      `Chromium, already running, printing ${CARDS} such cards as tagged PDF: ${shown(theirs)} s; ratio ${shown(theirs / pdfSeconds)}`,
    ]
  })
}

/** How long people wait at most on a database that lies in the server's own process, while a pack is made. */
export async function benchPackBeside(connection: Connection): Promise<string[]> {
  return withPack(connection, async ({ pack, plan, cookie }) => {
    const alone = await loadOn(plan, 4, { cookie })
    const [beside] = await Promise.all([loadOn(plan, 4, { cookie }), makePackFiles(pack)])
    return [
      `the same on the embedded database: longest answer of the dashboard ${shown(beside.longest)} ms, before ${shown(alone.longest)} ms; failed ${beside.failed}`,
    ]
  })
}

type Ground = Readonly<{ pack: PackContent; origin: string; page: string; plan: string; cookie: string }>

async function withPack(connection: Connection, act: (ground: Ground) => Promise<string[]>): Promise<string[]> {
  await loadExample(connection.db, TODAY, () => {})
  const app = await buildApp({ connection, today: () => TODAY, webFolder: isBuilt() ? webFolder : null, logger: false })
  return whileListening(app, async (origin) => {
    const cookie = await anAdministrator(connection)
    const { page, card, plan } = await firstCard(origin, cookie)
    const pack = aPack(Array.from({ length: CARDS }, (_, i) => likeIt(card, i + 1)))
    return act({ pack, origin, page, plan, cookie })
  })
}

/** As long and as full, and in other words: what two cards have in common is set once. */
function likeIt(card: ReportCard, number: number): ReportCard {
  const named = <Part extends Readonly<{ name: string }>>(part: Part): Part => ({
    ...part,
    name: `${part.name} ${number}`,
  })
  return {
    ...card,
    priority: `${card.priority} ${number}`,
    line: `${number} ${card.line}`,
    headlines: card.headlines.map((one) => ({ ...named(one), measure: `${number} ${one.measure ?? ''}` })),
    rows: card.rows.map(named),
  }
}

type Measured = Readonly<{ seconds: number; busy: number; megabytes: number }>

/** Wall clock, processor time of all threads, and the most memory above what was there before. */
async function measured(act: () => Promise<unknown>): Promise<Measured> {
  global.gc?.()
  const idle = process.memoryUsage().rss
  let most = idle
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss)
  }, 20)
  const start = performance.now()
  const before = process.cpuUsage()
  await act()
  const { user, system } = process.cpuUsage(before)
  const seconds = (performance.now() - start) / 1000
  clearInterval(watch)
  return { seconds, busy: (user + system) / 1e6, megabytes: (most - idle) / 1e6 }
}

/** Seconds for as many cards by a Chromium that runs already and has the page before it. */
async function chromiumSeconds(origin: string, page: string, cookie: string): Promise<number> {
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })
  const tab = await browser.newPage()
  const [name = '', value = ''] = cookie.split('=')
  await tab.context().addCookies([{ name, value, url: origin }])
  await tab.goto(page, { waitUntil: 'networkidle' })
  const print = () => tab.pdf({ format: 'A4', tagged: true })
  await print()
  const start = performance.now()
  for (let card = 0; card < PRINTED; card += 1) await print()
  const seconds = (performance.now() - start) / 1000
  await browser.close()
  return (seconds * CARDS) / PRINTED
}
