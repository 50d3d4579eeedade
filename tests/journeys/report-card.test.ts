import { describe, expect, test } from 'vitest'
import { useBrowser } from '../support/browser.ts'
import { goTo, wordsIn } from '../support/browser-page.ts'
import { canRead, readWith } from '../support/pdf.ts'
import { placesOf } from '../support/server-places.ts'

const places = await placesOf()
const priorities = [
  ...new Set(places.view.outcomes.flatMap((outcome) => outcome.priorities.map((priority) => priority.name))),
]
const { arrive } = useBrowser()
const sides = (pdf: Uint8Array) => readWith('pdfinfo', [], pdf)

describe.skipIf(!canRead('pdfinfo'))('the report card of every priority of the example', () => {
  test.each(priorities)('%s: one side of A4 from the browser, one tagged side from the link', async (name) => {
    const { page, context, faults } = await arrive()
    await goTo(page, `${places.priority(name)}/report-card`)
    expect(await wordsIn(page.getByRole('heading', { level: 1 }))).toBe(`Report card: ${name}`)
    const printed = sides(await page.pdf({ format: 'A4', printBackground: true, preferCSSPageSize: true }))
    expect(printed).toMatch(/^Pages: +1$/m)
    expect(printed).toMatch(/^Page size: .*\(A4\)$/m)

    const link = page.getByRole('link', { name: 'Print or save as PDF' })
    const answer = await context.request.get((await link.getAttribute('href')) ?? '')
    expect(answer.headers()['content-type']).toBe('application/pdf')
    const made = sides(await answer.body())
    expect(made).toMatch(/^Pages: +1$/m)
    expect(made).toMatch(/^Tagged: +yes$/m)
    expect(made).toMatch(new RegExp(`^Title: .*${name.slice(0, 12)}`, 'm'))
    expect(faults.taken()).toEqual([])
  })

  test('says the same on paper as on screen', async () => {
    const { page, context } = await arrive()
    await goTo(page, `${places.priority('A next step for everyone')}/report-card`)
    const card = page.getByRole('article')
    const oneLine = (await wordsIn(card.getByText(/^In one line:/))).replace('In one line: ', '')
    const lines = [oneLine, ...(await card.getByRole('rowheader').allInnerTexts())]
    const href = await page.getByRole('link', { name: 'Print or save as PDF' }).getAttribute('href')
    const body = await (await context.request.get(href ?? '')).body()
    const paper = readWith('pdftotext', [], body).replaceAll(/\s+/g, ' ')
    expect(lines.filter((line) => !paper.includes((line.split('\n')[0] ?? '').replaceAll(/\s+/g, ' ')))).toEqual([])
    expect(lines.length).toBeGreaterThan(1)
  })
})

describe('in print', () => {
  test.each([
    ['the plan', places.plan],
    ['a report card', `${places.priority('Feeling well')}/report-card`],
    ['an indicator', places.indicator('Re-referrals within twelve months')],
  ])('%s leaves out what can only be pressed', async (_, path) => {
    const { page } = await arrive()
    await goTo(page, path)
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByRole('navigation').allInnerTexts()).toEqual([])
    expect(await page.getByRole('banner').count()).toBe(0)
    expect(await page.getByRole('button').count()).toBe(0)
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1)
  })
})
