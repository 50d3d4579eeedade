import { roles } from '@ttc/domain/access'
import { describe, expect, test } from 'vitest'
import { useBrowser } from '../support/browser.ts'
import { goTo } from '../support/browser-page.ts'
import { linksIn, refusedAtAny } from '../support/guide-links.ts'

const { arrive } = useBrowser()

describe('the guide leads nobody to a page that refuses them', () => {
  test.each(roles)('%s', async (role) => {
    const { page } = await arrive({ role, calm: true })
    await goTo(page, '/guide')
    await page.getByRole('heading', { level: 2, name: /^Your role/ }).waitFor()
    await goTo(page, `/guide/${role}`)
    const links = await linksIn(page)
    expect(links.length).toBeGreaterThan(1)
    expect(await refusedAtAny(page, links)).toEqual([])
  })
})

test('its pictures load when they come near, and are of the product’s own origin', async () => {
  const { page, faults } = await arrive({ role: 'nobody', width: 390 })
  await goTo(page, '/guide/priority-lead')
  const last = page.locator('main img').last()
  await last.scrollIntoViewIfNeeded()
  await expect
    .poll(() => last.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth))
    .toBeGreaterThan(300)
  expect(faults.taken()).toEqual([])
})
