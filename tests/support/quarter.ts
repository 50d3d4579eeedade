import type { RoundView } from '@ttc/contracts/round'
import { RoundListView } from '@ttc/contracts/round'
import type { Role } from '@ttc/domain/access'
import { describeDay } from '@ttc/domain/period/label'
import type { Locator, Page } from 'playwright-core'
import { useBrowser } from './browser.ts'
import { goTo } from './browser-page.ts'
import { newDataFolder, removeDataFolder, type Server, startServer } from './server.ts'
import { type Places, placesOf } from './server-places.ts'
import { signInAs } from './server-sign-in.ts'

const PATIENCE = { timeout: 30_000 }

/** A product whose days are gone to one after the other, and whoever works with it on each. */
export function useQuarter() {
  const { arrive } = useBrowser()
  const folder = newDataFolder()
  const state: { server: Server | null; places: Places | null; day: string } = { server: null, places: null, day: '' }

  /** The server ends and begins again at nine on that day. */
  const goOnTo = async (day: string): Promise<Places> => {
    await state.server?.stop()
    state.server = await startServer(folder, { day })
    state.day = day
    state.places ??= await placesOf(state.server.address)
    return state.places
  }
  const someone = async (role: Role | 'nobody', width = 1280) => {
    const visitor = await arrive({ address: state.server?.address ?? '', role, width, calm: true })
    await visitor.page.clock.setFixedTime(new Date(`${state.day}T10:00:00Z`))
    return visitor
  }
  const rounds = async (): Promise<readonly RoundView[]> => {
    const { address } = state.server ?? { address: '' }
    const { name, value } = await signInAs(address, 'plan-coordinator')
    const answer = await fetch(`${address}/api${state.places?.plan}/rounds`, {
      headers: { cookie: `${name}=${value}` },
    })
    return RoundListView.parse(await answer.json()).rounds
  }
  const end = async () => {
    await state.server?.stop()
    removeDataFolder(folder)
  }
  return { goOnTo, someone, rounds, end }
}

/** Types a day into the three fields of its group. */
export async function typeDay(place: Locator, day: string): Promise<void> {
  const [year = '', month = '', date = ''] = day.split('-')
  await place.getByLabel('Day', { exact: true }).fill(String(Number(date)))
  await place.getByLabel('Month', { exact: true }).fill(String(Number(month)))
  await place.getByLabel('Year', { exact: true }).fill(year)
}

/** Plans the meeting of a day and opens its page. */
export async function planMeeting(page: Page, plan: string, meetsOn: string): Promise<void> {
  await goTo(page, `${plan}/meetings/new`)
  await typeDay(page.getByRole('group', { name: 'Day', exact: true }), meetsOn)
  await page.getByRole('button', { name: 'Plan the meeting' }).click()
  await page.getByRole('link', { name: 'Pack', exact: true }).waitFor(PATIENCE)
}

/** Freezes the pack of the meeting whose page is shown; answers its file. */
export async function freezePack(page: Page): Promise<Buffer> {
  await page.getByRole('link', { name: 'Pack', exact: true }).click()
  await page.getByRole('button', { name: 'Freeze the pack' }).click()
  await page.getByRole('button', { name: 'Freeze it' }).click()
  await page.getByText('Version 1 is frozen').waitFor(PATIENCE)
  const href = await page.getByRole('link', { name: 'PDF of version 1', exact: true }).getAttribute('href')
  return (await page.request.get(href ?? '')).body()
}

export type Promised = Readonly<{ question: string; promise: string; owner: string; due: string }>

/** Types questions with a promise each under the item that is on. */
export async function typePromises(page: Page, all: readonly Promised[]): Promise<void> {
  const type = async (label: string, text: string) => {
    await page.getByLabel(label, { exact: true }).fill(text)
    await page.keyboard.press('Tab')
  }
  for (const [i, { question, promise, owner, due }] of all.entries()) {
    await page.getByRole('heading', { name: `Challenge ${i + 1} on this item` }).waitFor(PATIENCE)
    await type('Question', question)
    await type('Promise', promise)
    await type('Owner', owner)
    await type('Due', describeDay(due))
    await page.locator('.ttc-cm__saved').getByText('All saved').waitFor(PATIENCE)
    await page.keyboard.press('Control+Enter')
  }
}
