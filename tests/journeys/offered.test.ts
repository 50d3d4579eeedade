import { type Role, roles } from '@ttc/domain/access'
import { describe, expect, test } from 'vitest'
import { useBrowser } from '../support/browser.ts'
import { refusedAt, walkOffered } from '../support/offered.ts'
import { placesOf } from '../support/server-places.ts'

const places = await placesOf()
const { arrive } = useBrowser()

/** Whoever runs a plan is offered some forty pages, and each is read to its last button. */
const WALK_MS = 300_000
/** Of these it is known that their buttons ask the server for something, so that a walk that presses none is noticed. */
const asking: ReadonlySet<Role> = new Set(['administrator', 'plan-coordinator', 'priority-lead'])

describe('a screen offers nothing that is refused', () => {
  test.each(roles.map((role) => ({ role, least: asking.has(role) ? 3 : 0 })))(
    'to the example’s $role',
    async ({ role, least }) => {
      const { page } = await arrive({ role, calm: true })
      const { refused, pages, asked } = await walkOffered(page, places.plan)
      expect(refused).toEqual([])
      expect(pages).toBeGreaterThan(10)
      expect(asked).toBeGreaterThanOrEqual(least)
    },
    WALK_MS,
  )

  test('and the walk notices a page that is refused', async () => {
    const reader = await arrive({ role: 'reader', calm: true })
    expect(await refusedAt(reader.page, `${places.partnership}/members/new`)).toHaveLength(1)
  })
})
