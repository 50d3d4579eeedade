import type { Role } from '@ttc/domain/access'
import type { Page } from 'playwright-core'
import { goTo } from './browser-page.ts'
import type { Made } from './guide-scene.ts'
import { planMeeting, typePromises } from './quarter.ts'
import type { Places } from './server-places.ts'

const PATIENCE = { timeout: 30_000 }
/** The day on which all pictures are taken: a round of the example is open and its numbers are due in four days. */
export const PICTURE_DAY = '2026-11-23'
const NEXT_MEETING = '2026-12-11'

/** Somebody of the example at a screen. */
type Someone = (role: Role) => Promise<Readonly<{ page: Page }>>

/** What the example does not hold is made as its people make it, before any picture is taken. */
export async function makeGround(someone: Someone, places: Places): Promise<Made> {
  await openOwed((await someone('priority-lead')).page, places)
  const { page } = await someone('plan-coordinator')
  await planMeeting(page, places.plan, NEXT_MEETING)
  const nextMeeting = new URL(page.url()).pathname
  const panelLink = await askPanel(page, nextMeeting)
  await planMeeting(page, places.plan, PICTURE_DAY)
  const meeting = new URL(page.url()).pathname
  await goTo(page, `${meeting}/room?view=minutes`)
  await page.getByRole('button', { name: 'Begin the meeting' }).click()
  await typePromises(page, PROMISED)
  return { meeting, nextMeeting, panelLink, link: await askForNumber(page, places) }
}

/** What somebody owes says whether they have opened it: by now they have, whichever picture is taken first. */
async function openOwed(page: Page, { partnership }: Places): Promise<void> {
  await goTo(page, `${partnership}/owed`)
  await page.waitForLoadState('networkidle')
  await page.reload()
  await page.getByText('Opened', { exact: true }).first().waitFor(PATIENCE)
}

const PLAIN =
  'Some young people feel very low or very worried. We want them to be seen by someone who can help within four weeks.'
const PROMISED = [
  {
    question: 'What stops schools from referring earlier?',
    promise: 'Put one referral form in place of the three',
    owner: 'CAMHS service manager',
    due: '2026-12-18',
  },
]

/** A link that asks somebody outside for one number; answers where it leads. */
async function askForNumber(page: Page, places: Places): Promise<string> {
  await goTo(page, `${places.indicator('Good level of development at five')}/link`)
  await page.getByLabel('Who is asked').fill('Reception lead')
  await page.getByLabel('Their agency').fill('Harbour Street Academy')
  await page.getByLabel('Period').selectOption({ index: 1 })
  await page.getByRole('button', { name: 'Make the link' }).click()
  return whereOf(await page.getByLabel('Link for Reception lead').inputValue())
}

/** A link of the young people's panel, with one priority's papers. */
async function askPanel(page: Page, meeting: string): Promise<string> {
  await goTo(page, `${meeting}/panel`)
  await page.getByLabel('Feeling well', { exact: true }).check()
  await page.getByLabel('What this is about').fill(PLAIN)
  await page.getByLabel('First CAMHS appointment within four weeks').check()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Ask somebody without an account for questions').click()
  await page.getByLabel('Who is asked').fill('Young people’s panel')
  await page.getByLabel('Their agency').fill('Tarrow Youth Network (charity)')
  await page.getByLabel('This is the young people’s panel').check()
  await page.getByRole('button', { name: 'Make the link' }).click()
  const address = await page.getByLabel('Link for Young people’s panel').inputValue(PATIENCE)
  return whereOf(address)
}

const whereOf = (address: string) => `/l#${address.split('#')[1]}`
