import type { BrowserContext, Page } from 'playwright-core'
import { goTo, settled } from './browser-page.ts'
import type { Places } from './server-places.ts'

/** The screen, and where the example and a meeting of it are. */
export type Scene = Readonly<{ page: Page; context: BrowserContext; places: Places; meeting: string }>

/** A state that a page can be in, and how a person comes to it. */
export type PageState = Readonly<{ name: string; reach: (scene: Scene) => Promise<unknown> }>

type Address = (scene: Scene) => string

const INDICATOR = '16 and 17 year olds who are NEET or not known'
/** What a page asks for when it is opened: everything of the partnership that it stands in. */
const ANSWERS = /\/api\/partnerships\/[^/]+\/./

const plan: Address = ({ places }) => places.plan
const indicator: Address = ({ places }) => places.indicator(INDICATOR)
const walk: Address = ({ places }) => places.walk
const exceptions: Address = ({ places }) => `${places.partnership}/exceptions`
const owed: Address = ({ places }) => `${places.partnership}/owed`
const card: Address = ({ places }) => `${places.priority('The right help, once')}/report-card`
const room: Address = ({ places, meeting }) => `${places.plan}/meetings/${meeting}/room?view=minutes`

const MAIN_PAGES: readonly Readonly<{ what: string; at: Address }>[] = [
  { what: 'plan', at: plan },
  { what: 'indicator', at: indicator },
  { what: 'walk', at: walk },
  { what: 'red and amber', at: exceptions },
  { what: 'what you owe', at: owed },
  { what: 'report card', at: card },
  { what: 'meeting', at: room },
]

/** While answers are awaited: held in the browser, so that nothing comes. */
export const loadingStates: readonly PageState[] = MAIN_PAGES.map(({ what, at }) => ({
  name: what,
  reach: async (scene) => {
    await scene.page.route(ANSWERS, () => {})
    await scene.page.goto(at(scene))
    await scene.page.locator('.ttc-loading').first().waitFor()
  },
}))

/** When the server fails: the answer of a gateway whose server is away, which this server would not give by itself. */
const failedStates: readonly PageState[] = MAIN_PAGES.map(({ what, at }) => ({
  name: `${what}, the server fails`,
  reach: async (scene) => {
    await scene.page.route(ANSWERS, (route) => route.fulfill({ status: 500, body: '' }))
    await scene.page.goto(at(scene))
    await scene.page.getByRole('heading', { level: 1 }).waitFor()
  },
}))

const offlineStates: readonly PageState[] = MAIN_PAGES.map(({ what, at }) => ({
  name: `${what}, offline`,
  reach: async (scene) => {
    await goTo(scene.page, at(scene))
    await scene.context.setOffline(true)
    await scene.page.getByText(/^You are offline\./).waitFor()
  },
}))

const UNFILLED: readonly Readonly<{ what: string; at: Address; press: RegExp }>[] = [
  { what: 'new person', at: ({ places }) => `${places.partnership}/members/new`, press: /^(Add|Save|Create|Invite)/ },
  { what: 'new board', at: ({ places }) => `${places.partnership}/boards/new`, press: /^(Add|Save|Create|Set up)/ },
  { what: 'new meeting', at: ({ places }) => `${places.plan}/meetings/new`, press: /^Plan the meeting/ },
  { what: 'new priority', at: ({ places }) => `${places.plan}/priorities/new`, press: /^(Add|Save|Create)/ },
  {
    what: 'file to bring in',
    at: ({ places }) => `${places.partnership}/imports/new/file`,
    press: /^(Read|Look|Save|Continue)/,
  },
  { what: 'sign-in', at: () => '/sign-in', press: /^Sign in$/ },
]

const refusedStates: readonly PageState[] = UNFILLED.map(({ what, at, press }) => ({
  name: `${what}, refused by its fields`,
  reach: async (scene) => {
    await goTo(scene.page, at(scene))
    await scene.page.getByRole('main').getByRole('button', { name: press }).last().click()
    await scene.page.getByText('There is a problem').waitFor()
  },
}))

const dialogStates: readonly PageState[] = [
  {
    name: 'closing a round, asked first',
    reach: async ({ page, places }) => {
      await goTo(page, `${places.round}/owed`)
      await page.getByRole('button', { name: 'Close the round' }).click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'freezing a pack, asked first',
    reach: async ({ page, places, meeting }) => {
      await goTo(page, `${places.plan}/meetings/${meeting}/pack`)
      await page.getByRole('button', { name: 'Freeze the pack' }).click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'saving a view of the list of exceptions, opened',
    reach: async (scene) => {
      await goTo(scene.page, exceptions(scene))
      await scene.page.getByText('Save this view').click()
    },
  },
  {
    name: 'the table beside a chart',
    reach: async (scene) => {
      await goTo(scene.page, indicator(scene))
      await scene.page.getByRole('tab', { name: 'Table' }).first().click()
    },
  },
  {
    name: 'the files of a chart',
    reach: async (scene) => {
      await goTo(scene.page, indicator(scene))
      await scene.page.getByRole('tab', { name: 'Download' }).first().click()
    },
  },
]

const EDITED: readonly Readonly<{ what: string; at: Address; field: string; save: string }>[] = [
  {
    what: 'outcome',
    at: ({ places }) => `${places.outcome('Children are safe and settled at home')}/edit`,
    field: 'explanation',
    save: 'Save the outcome',
  },
  {
    what: 'priority',
    at: ({ places }) => `${places.priority('The right help, once')}/edit`,
    field: 'name',
    save: 'Save the priority',
  },
  { what: 'plan', at: ({ places }) => `${places.plan}/edit`, field: 'name', save: 'Save the plan' },
  { what: 'indicator', at: (scene) => `${indicator(scene)}/edit`, field: 'name', save: 'Save the indicator' },
]

/** Two people save the same thing: what the server answers the second one is its own. */
const conflictStates: readonly PageState[] = EDITED.map(({ what, at, field, save }) => ({
  name: `${what}, changed by someone else meanwhile`,
  reach: async (scene) => {
    const { page, context } = scene
    const path = at(scene)
    const other = await context.newPage()
    await goTo(page, path)
    await goTo(other, path)
    await typed(other, field, 'Theirs')
    await other.getByRole('button', { name: save, exact: true }).click()
    await other.waitForURL((url) => url.pathname !== path)
    await other.close()
    await typed(page, field, 'Mine')
    await page.getByRole('button', { name: save, exact: true }).click()
    await page.getByRole('region', { name: 'Two versions' }).waitFor()
    await settled(page)
  },
}))

async function typed(page: Page, field: string, words: string): Promise<void> {
  await page.locator(`main form [name="${field}"]`).first().fill(words)
}

/** Whole pages in every state but the usual and the empty one, which the walk through every page looks at. */
export const pageStates: readonly PageState[] = [
  ...failedStates,
  ...offlineStates,
  ...refusedStates,
  ...dialogStates,
  ...conflictStates,
]
