import type { Locator, Page } from 'playwright-core'
import { settled, wordsIn } from './browser-page.ts'

/** Which of the wizard's pages this is, by its address. */
export const stepAt = (page: Page): string => new URL(page.url()).pathname.split('/').at(-1) ?? ''

/** Presses the page's button and waits for another page; what is wrong with this one is thrown. */
export async function pressOn(page: Page, patience = 120_000): Promise<string> {
  const before = stepAt(page)
  await page.locator('main form button[type=submit]').click()
  const moved = page.waitForURL((url) => !url.pathname.endsWith(`/${before}`), { timeout: patience })
  const refused = page.getByRole('alert').first().waitFor({ timeout: patience })
  await Promise.race([moved, refused])
  refused.catch(() => undefined)
  moved.catch(() => undefined)
  if (stepAt(page) === before) throw new Error(`At ${before}: ${await wordsIn(page.getByRole('alert').first())}`)
  await settled(page)
  return stepAt(page)
}

export type BrowserAnswers = Readonly<{
  /** Words in the measures' names; each goes into a new indicator. */
  made?: readonly string[]
  /** Where measures go that are to fill an indicator, by their names. */
  uses?: Readonly<Record<string, string>>
  /** The words of the choices, for what the periods leave open. */
  periods?: readonly RegExp[]
  unit?: string
  reach?: string
}>

/** From the page it is on to the preview's own counts; a file that could not be read is thrown in its words. */
export async function browseToPreview(page: Page, answers: BrowserAnswers): Promise<void> {
  for (let step = stepAt(page); step !== 'preview'; step = await pressOn(page)) await answer(page, step, answers)
  const came = page.getByRole('heading', { level: 1, name: /^Check what will change|could not be read$/ })
  await came.waitFor({ timeout: 120_000 })
  if (/could not be read$/.test(await wordsIn(came))) throw new Error(await wordsIn(page.getByRole('alert')))
}

async function answer(page: Page, step: string, answers: BrowserAnswers): Promise<void> {
  if (step === 'measures') await chooseMeasures(page, answers)
  if (step === 'periods') for (const words of answers.periods ?? []) await chooseIfThere(page.getByLabel(words))
  if (step === 'new') await completeNew(page, answers.unit ?? 'number')
  if (step === 'which' && answers.reach !== undefined) await chooseIfThere(page.getByLabel(answers.reach))
}

async function chooseMeasures(page: Page, { made = [], uses = {} }: BrowserAnswers): Promise<void> {
  const find = page.getByLabel('Find a measure')
  const choose = async (name: string, into: string) => {
    if ((await find.count()) > 0) await find.fill(name)
    await page
      .getByRole('combobox', { name: new RegExp(`^Where “${escaped(name)}`) })
      .first()
      .selectOption(into)
  }
  for (const name of made) await choose(name, 'new')
  for (const [name, into] of Object.entries(uses)) await choose(name, into)
  if ((await find.count()) > 0) await find.fill('')
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** What the file does not say of each new indicator, and nothing of what it does. */
async function completeNew(page: Page, unit: string): Promise<void> {
  for (const part of await page.locator('main section').all()) {
    const polarity = part.getByRole('group', { name: 'Which way is better?' })
    if ((await polarity.getByRole('radio', { checked: true }).count()) === 0)
      await polarity.getByLabel('Lower is better').check()
    await fillIfEmpty(part.getByLabel('Unit'), unit)
    await fillIfEmpty(part.getByLabel('Decimals shown'), '1')
    await selectIfEmpty(part.getByLabel('A value is of'), 'financial-year')
    await selectIfEmpty(part.getByLabel('A value covers'), 'single')
  }
}

async function fillIfEmpty(field: Locator, text: string): Promise<void> {
  if ((await field.inputValue()) === '') await field.fill(text)
}

async function selectIfEmpty(field: Locator, value: string): Promise<void> {
  if ((await field.inputValue()) === '') await field.selectOption(value)
}

async function chooseIfThere(radio: Locator): Promise<void> {
  if ((await radio.count()) > 0) await radio.check()
}

/** The number in a box of the preview or the result. */
export async function countIn(page: Page, term: string): Promise<number> {
  const box = page.getByRole('term').filter({ hasText: new RegExp(`^${term}$`) })
  const words = await wordsIn(box.locator('xpath=following-sibling::dd[1]'))
  return Number(/^[\d,]+/.exec(words)?.[0].replaceAll(',', '') ?? Number.NaN)
}

/** The same of a box that stands only where there is something to count: 0 where it is not. */
export async function countIfThere(page: Page, term: string): Promise<number> {
  const box = page.getByRole('term').filter({ hasText: new RegExp(`^${term}$`) })
  return (await box.count()) === 0 ? 0 : countIn(page, term)
}
