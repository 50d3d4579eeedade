import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { useBrowser } from '../support/browser.ts'
import { tabTo } from '../support/browser-keyboard.ts'
import { defectsAt, goTo, wordsIn } from '../support/browser-page.ts'
import { readWith } from '../support/pdf.ts'
import { placesOf } from '../support/server-places.ts'

const places = await placesOf()
const { arrive } = useBrowser()
/** The last is the one that the keyboard goes on at. */
const WIDTHS = [390, 1440]

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

async function press(page: Page, name: string): Promise<void> {
  await tabTo(page, button(page, name))
  await page.keyboard.press('Enter')
}

/** Adds a row with its button and types into it: the new field has the focus by itself. */
async function add(page: Page, name: string, label: string, text: string): Promise<void> {
  await press(page, name)
  const field = page.getByRole('textbox', { name: label, exact: true }).last()
  await field.waitFor()
  await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA')
  await page.keyboard.type(text)
}

/** Says that the question is answered, and waits for the next; answers what is wrong with that page. */
async function goOn(page: Page, next: string): Promise<readonly string[]> {
  await press(page, 'Save and continue')
  await heading(page, next)
  return (await defectsAt(page, WIDTHS)).map((defect) => `${next} ${defect}`)
}

/** What the group says under each question, and the heading of the one that follows. */
const SAID: readonly (readonly [string, readonly [button: string, field: string, text: string] | null])[] = [
  ['What outcomes do we want?', ['Add a sentence', 'Answer 1', 'Every child in care has a home that lasts.']],
  ['What is the population?', null],
  [
    'How will we know when we have got there?',
    ['Add a group', 'Who they are 1', 'All children in care of Tarrowmouth'],
  ],
  ['What are the indicators of success?', ['Add what we would see', 'Answer 1', 'Brothers and sisters live together']],
  [
    'What does the trend data say now?',
    ['Add a candidate indicator', 'Candidate indicator 1', 'Children who live with their brothers and sisters, %'],
  ],
  ['Where do we want to get to?', null],
  ['What is our position on that?', ['Add a sentence', 'Answer 1', 'Two moves or fewer for every child']],
  ['What is the story behind it?', ['Add a sentence', 'Answer 1', 'Not good enough yet']],
  [
    'What do we know, and what else do we need to find out?',
    ['Add a restricting factor', 'Factor 1', 'Few carers take brothers and sisters together'],
  ],
  [
    'Who has a role to play?',
    ['Add a question', 'What is known or asked 1', 'What would carers need to take three children?'],
  ],
  ['What do we know about what works elsewhere?', ['Add a partner', 'Partner 1', 'Housing associations']],
  ['Plan the actions', ['Add an idea', 'Idea 1', 'Ask today’s carers to recruit tomorrow’s']],
  ['Turning the curve: A settled home in care', ['Add an action', 'Action 1', 'An evening with carers in January']],
]
/** Answers every question and moves on; answers what is wrong with the pages on the way. */
async function answerAll(page: Page): Promise<readonly string[]> {
  const found: string[] = []
  for (const [next, said] of SAID) {
    if (said !== null) await add(page, ...said)
    found.push(...(await goOn(page, next)))
  }
  return found
}

const TEXTS = SAID.flatMap(([, said]) => (said === null ? [] : [said[2]]))
/** What the report card takes from the walk: story, partner, what works and action. */
const ON_THE_CARD = [
  'Few carers take brothers and sisters together',
  'Housing associations',
  'Ask today’s carers to recruit tomorrow’s',
  'An evening with carers in January',
]
const timesIn = (words: string, text: string) => words.split(text).length - 1

test('with the keyboard alone a group goes from an empty priority to its printed page and its report card', async () => {
  const { page, context, faults } = await arrive({ calm: true })
  await goTo(page, places.priority('A settled home in care'))
  await press(page, 'Begin the Turning the Curve walk')
  await tabTo(page, page.getByRole('link', { name: 'Begin with question 1' }))
  const found = [...(await defectsAt(page, WIDTHS))]
  await page.keyboard.press('Enter')
  await heading(page, 'What are we trying to achieve?')
  found.push(...(await defectsAt(page, WIDTHS)), ...(await answerAll(page)))
  const answers = await wordsIn(page.getByRole('main'))
  expect(TEXTS.filter((text) => !answers.includes(text))).toEqual([])
  expect(answers).not.toContain('Nothing said yet')

  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', 'yes')
  })
  await press(page, 'Print')
  expect(await page.locator('body').getAttribute('data-printed')).toBe('yes')
  const printed = await page.pdf({ preferCSSPageSize: true, printBackground: true })
  expect(readWith('pdfinfo', [], printed)).toMatch(/^Pages: +1$/m)
  const onPaper = wordsOf(printed)
  expect(TEXTS.filter((text) => timesIn(onPaper, text) !== 1)).toEqual([])

  await tabTo(page, page.getByRole('main').getByRole('link', { name: 'Report card' }))
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Report card: A settled home in care' }).waitFor()
  found.push(...(await defectsAt(page, WIDTHS)))
  const onScreen = await wordsIn(page.getByRole('article'))
  expect(ON_THE_CARD.filter((text) => timesIn(onScreen, text) !== 1)).toEqual([])
  const link = await page.getByRole('link', { name: 'Print or save as PDF' }).getAttribute('href')
  const card = wordsOf(await (await context.request.get(link ?? '')).body())
  expect(ON_THE_CARD.filter((text) => timesIn(card, text) !== 1)).toEqual([])
  expect([...found, ...faults.taken()]).toEqual([])
}, 300_000)

const wordsOf = (pdf: Uint8Array) => readWith('pdftotext', [], pdf).replaceAll(/\s+/g, ' ')

test('what is said without a connection is kept, sent when it is back, and then stands on the other screens', async () => {
  const recorder = await arrive({ calm: true })
  const other = await arrive({ calm: true, role: 'priority-lead' })
  await goTo(recorder.page, `${places.walk}/story`)
  await goTo(other.page, `${places.walk}/story`)
  await recorder.context.setOffline(true)
  await button(recorder.page, 'Add a contributing factor').click()
  await recorder.page.keyboard.type('A youth worker walks with them to the first visit')
  await recorder.page.getByText('What you typed is kept here and sent when it is back').waitFor()
  expect(await defectsAt(recorder.page, [1440, 390])).toEqual([])
  await recorder.context.setOffline(false)
  await recorder.page
    .locator('.ttc-walk__saved')
    .getByText(/^Saved/)
    .waitFor()
  const told = other.page.getByRole('textbox', { name: 'Factor 2', exact: true }).first()
  await other.page.waitForFunction(() =>
    [...document.querySelectorAll('textarea')].some(({ value }) => value.startsWith('A youth worker walks')),
  )
  expect(await told.inputValue()).toBe('A youth worker walks with them to the first visit')
})

test('a question moved on by whoever leads the meeting is moved on for everybody who follows it', async () => {
  const leader = await arrive({ calm: true })
  const other = await arrive({ calm: true, role: 'team-member' })
  await goTo(leader.page, places.walk)
  // By the key: what was said last may still be coming in above the button and move it from under a click.
  await button(leader.page, 'Open a meeting').press('Enter')
  await leader.page.getByRole('link', { name: 'Run the meeting' }).click()
  await heading(leader.page, 'What are we trying to achieve?')
  await goTo(other.page, `${places.walk}/meeting`)
  await button(leader.page, 'Next question').click()
  await heading(other.page, 'What outcomes do we want?')
  await button(leader.page, 'Start the clock').click()
  await other.page
    .getByRole('timer')
    .getByText(/^left$/)
    .waitFor()
  await leader.page.getByText('Recorder, minutes and the end of the meeting').click()
  expect(await defectsAt(leader.page, [1440, 390])).toEqual([])
  await button(leader.page, 'End the meeting').click()
  await heading(other.page, 'The group is not meeting')
})
