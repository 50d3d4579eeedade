import { describe, expect, test } from 'vitest'
import { useBrowser } from '../support/browser.ts'
import { defectsAt, goTo, settled, wordsIn } from '../support/browser-page.ts'
import { placesOf } from '../support/server-places.ts'

const places = await placesOf()
const { arrive } = useBrowser()
const NAME = 'Care leavers in education, employment or training'

describe('whoever is not signed in', () => {
  test('is asked who they are, looks round as somebody of the example, and gets to the page they asked for', async () => {
    const { page, faults } = await arrive({ role: 'nobody' })
    await goTo(page, places.indicator(NAME))
    expect(new URL(page.url()).pathname).toBe('/sign-in')
    expect(await defectsAt(page, [1440, 390, 320])).toEqual([])
    await page.getByRole('region', { name: 'Look round as' }).getByRole('button', { name: 'Analyst' }).click()
    await page.getByRole('heading', { level: 1, name: NAME }).waitFor()
    expect(new URL(page.url()).pathname).toBe(places.indicator(NAME))
    expect(faults.taken()).toEqual([])
  })

  test.each(['/sign-in', '/reset-password', '/invitation', '/set-up', '/help', '/numbers', '/accessibility'])(
    'finds %s accessible and whole',
    async (path) => {
      const { page, faults } = await arrive({ role: 'nobody' })
      await goTo(page, path)
      expect([...(await defectsAt(page, [1440, 320])), ...faults.taken()]).toEqual([])
    },
  )
})

describe('whoever is signed in', () => {
  test('signs out, and the pages are closed to this browser', async () => {
    const { page } = await arrive()
    await goTo(page, places.plan)
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByText('You are signed out').waitFor()
    await goTo(page, places.plan)
    expect(new URL(page.url()).pathname).toBe('/sign-in')
  })

  test('is offered what their role may do: a plan coordinator a value to record, a reader none', async () => {
    const [coordinator, reader] = [await arrive(), await arrive({ role: 'reader' })]
    await goTo(coordinator.page, places.indicator(NAME))
    await goTo(reader.page, places.indicator(NAME))
    const offered = { name: 'Record a value' }
    expect(await coordinator.page.getByRole('link', offered).count()).toBe(1)
    expect(await reader.page.getByRole('link', offered).count()).toBe(0)
    await goTo(reader.page, `${places.indicator(NAME)}/record`)
    await settled(reader.page)
    expect(await reader.page.getByRole('button', { name: 'Record the value' }).count()).toBe(0)
    expect(await wordsIn(reader.page.getByRole('main'))).toMatch(/may not|cannot|can do/i)
  })
})
