import { roles } from '@ttc/domain/access'
import { describe, expect, test } from 'vitest'
import { useBrowser } from '../support/browser.ts'
import { refusedAt, walkOffered } from '../support/offered.ts'
import { placesOf } from '../support/server-places.ts'

const places = await placesOf()
const { arrive } = useBrowser()

describe('a screen offers nothing that is refused', () => {
  test.each(roles)('to the example’s %s', async (role) => {
    const { page } = await arrive({ role, calm: true })
    const { refused, pages } = await walkOffered(page, places.plan)
    expect(refused).toEqual([])
    expect(pages).toBeGreaterThan(10)
  })

  test('and the walk asks the server for what its buttons would do, and notices a page that is refused', async () => {
    const { page } = await arrive({ role: 'administrator', calm: true })
    expect((await walkOffered(page, `${places.partnership}/tokens`)).asked).toBeGreaterThan(2)
    const reader = await arrive({ role: 'reader', calm: true })
    expect(await refusedAt(reader.page, `${places.partnership}/members/new`)).toHaveLength(1)
  })
})
