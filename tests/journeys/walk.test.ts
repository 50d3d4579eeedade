import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { useBrowser } from '../support/browser.ts'
import { tabTo } from '../support/browser-keyboard.ts'
import { defectsAt, goTo, wordsIn } from '../support/browser-page.ts'
import { placesOf } from '../support/server-places.ts'

const places = await placesOf()
const { arrive } = useBrowser()

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

/** Says that the question is answered, and waits for the next. */
async function goOn(page: Page, next: string): Promise<void> {
  await press(page, 'Save and continue')
  await heading(page, next)
}

test('with the keyboard alone a group goes from an empty priority to its printed page and its report card', async () => {
  const { page, faults } = await arrive({ calm: true })
  await goTo(page, places.priority('A settled home in care'))
  await press(page, 'Begin the Turning the Curve walk')
  await tabTo(page, page.getByRole('link', { name: 'Begin with question 1' }))
  await page.keyboard.press('Enter')
  await heading(page, 'What are we trying to achieve?')
  await add(page, 'Add a sentence', 'Answer 1', 'Every child in care has a home that lasts.')
  await goOn(page, 'What outcomes do we want?')
  await goOn(page, 'What is the population?')
  await add(page, 'Add a group', 'Who they are 1', 'All children in care of Tarrowmouth')
  await goOn(page, 'How will we know when we have got there?')
  await add(page, 'Add what we would see', 'Answer 1', 'Brothers and sisters live together')
  await goOn(page, 'What are the indicators of success?')
  await add(
    page,
    'Add a candidate indicator',
    'Candidate indicator 1',
    'Children who live with their brothers and sisters, %',
  )
  await goOn(page, 'What does the trend data say now?')
  await goOn(page, 'Where do we want to get to?')
  await add(page, 'Add a sentence', 'Answer 1', 'Two moves or fewer for every child')
  await goOn(page, 'What is our position on that?')
  await add(page, 'Add a sentence', 'Answer 1', 'Not good enough yet')
  await goOn(page, 'What is the story behind it?')
  await add(page, 'Add a restricting factor', 'Factor 1', 'Few carers take brothers and sisters together')
  await goOn(page, 'What do we know, and what else do we need to find out?')
  await add(page, 'Add a question', 'What is known or asked 1', 'What would carers need to take three children?')
  await goOn(page, 'Who has a role to play?')
  await add(page, 'Add a partner', 'Partner 1', 'Housing associations')
  await goOn(page, 'What do we know about what works elsewhere?')
  await add(page, 'Add an idea', 'Idea 1', 'Ask today’s carers to recruit tomorrow’s')
  await goOn(page, 'Plan the actions')
  await add(page, 'Add an action', 'Action 1', 'An evening with carers in January')
  expect(await defectsAt(page, [1440, 390])).toEqual([])
  await goOn(page, 'Turning the curve: A settled home in care')
  const said = await wordsIn(page.getByRole('main'))
  expect(said).toContain('Few carers take brothers and sisters together')
  expect(said).toContain('An evening with carers in January')
  expect(said).not.toContain('Nothing said yet')
  await tabTo(page, page.getByRole('main').getByRole('link', { name: 'Report card' }))
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: /A settled home in care/ }).waitFor()
  expect(faults.taken()).toEqual([])
})

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
  await button(leader.page, 'Open a meeting').click()
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
  expect(await defectsAt(leader.page, [1440, 390])).toEqual([])
  await leader.page.getByText('Recorder, minutes and the end of the meeting').click()
  await button(leader.page, 'End the meeting').click()
  await heading(other.page, 'The group is not meeting')
})
