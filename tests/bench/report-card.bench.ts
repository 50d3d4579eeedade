import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { ReportCard } from '@ttc/contracts/report-card'
import type { Connection } from '@ttc/db/connect'
import { chromium } from 'playwright-core'
import { buildApp } from '../../apps/api/src/app/build-app.ts'
import { loadExample } from '../../apps/api/src/example/load-example.command.ts'
import { listAllPartnerships } from '../../apps/api/src/partnership/partnership.queries.ts'
import { makeReportCardPdf } from '../../apps/api/src/report-card/report-card.pdf.ts'
import { signIn } from '../support/app.ts'
import { medianOf, shown, whileListening } from './measure.ts'

const TODAY = '2026-11-23'
const webFolder = fileURLToPath(new URL('../../apps/web/dist', import.meta.url))
const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
const CARDS = 20
const ROUNDS = 3

/** Report cards as PDF a second, against a headless Chromium that is already running and has the same page open. */
export async function benchReportCard(connection: Connection): Promise<string[]> {
  if (!existsSync(webFolder)) return ['left out: the web pages are not built (npm start builds them)']
  if (!existsSync(executablePath)) return ['left out: there is no Chromium at CHROMIUM_PATH or /usr/bin/chromium']
  await loadExample(connection.db, TODAY, () => {})
  const app = await buildApp({ connection, today: () => TODAY, webFolder, logger: false })
  return whileListening(app, async (origin) => {
    const cookie = await anAdministrator(connection)
    const { page, card } = await firstCard(origin, cookie)
    const browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    })
    const tab = await browser.newPage()
    const [name = '', value = ''] = cookie.split('=')
    await tab.context().addCookies([{ name, value, url: origin }])
    await tab.goto(page, { waitUntil: 'networkidle' })
    await makeReportCardPdf(card)
    await tab.pdf({ format: 'A4' })
    const rounds = []
    for (let round = 0; round < ROUNDS; round += 1)
      rounds.push({
        ours: await cardsPerSecond(() => makeReportCardPdf(card)),
        theirs: await cardsPerSecond(() => tab.pdf({ format: 'A4' })),
      })
    await browser.close()
    const ours = medianOf(rounds.map((one) => one.ours))
    const theirs = medianOf(rounds.map((one) => one.theirs))
    return [
      `report cards as PDF a second, one after the other: ${shown(ours)}; Chromium printing the same page: ${shown(theirs)}; ratio ${shown(ours / theirs)}`,
    ]
  })
}

/** A session of the example's administrator. */
export async function anAdministrator({ db }: Connection): Promise<string> {
  const [first] = await listAllPartnerships(db)
  if (first === undefined) throw new Error('The worked example is not there')
  return signIn(db, { partnershipId: first.id }, first.actingAs.id)
}

export async function firstCard(
  origin: string,
  cookie: string,
): Promise<{ page: string; plan: string; card: ReportCard }> {
  const read = async (path: string) => (await fetch(origin + path, { headers: { cookie } })).json()
  const { partnerships } = (await read('/api/partnerships')) as {
    partnerships: { id: string; plans: { id: string }[] }[]
  }
  const [partnership] = partnerships
  const [plan] = partnership?.plans ?? []
  const at = `/partnerships/${partnership?.id}`
  const { outcomes } = (await read(`/api${at}/plans/${plan?.id}`)) as { outcomes: { priorities: { id: string }[] }[] }
  const priority = outcomes[1]?.priorities[0]?.id
  const card = (await read(`/api${at}/priorities/${priority}/report-card`)) as ReportCard
  return {
    page: `${origin}${at}/plans/${plan?.id}/priorities/${priority}/report-card`,
    plan: `${origin}/api${at}/plans/${plan?.id}`,
    card,
  }
}

async function cardsPerSecond(make: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  for (let done = 0; done < CARDS; done += 1) await make()
  return (CARDS * 1000) / (performance.now() - start)
}
