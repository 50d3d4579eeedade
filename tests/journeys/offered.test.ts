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
const leastAsked = (role: Role) => (asking.has(role) ? 3 : 0)
/** One walk alone leaves half of two cores idle. */
const together = roles.flatMap((role, i) => (i % 2 === 0 ? [[role, ...roles.slice(i + 1, i + 2)]] : []))

async function walkAs(role: Role) {
  const { page } = await arrive({ role, calm: true })
  const { refused, pages, asked } = await walkOffered(page, places.plan)
  return { role, refused, seesPages: pages > 10, asks: asked >= leastAsked(role) }
}

describe('a screen offers nothing that is refused', () => {
  test.each(together.map((some) => ({ some, named: some.join(' and ') })))(
    'to the example’s $named',
    async ({ some }) => {
      const walked = await Promise.all(some.map(walkAs))
      expect(walked).toEqual(some.map((role) => ({ role, refused: [], seesPages: true, asks: true })))
    },
    WALK_MS,
  )

  test('and the walk notices a page that is refused', async () => {
    const reader = await arrive({ role: 'reader', calm: true })
    expect(await refusedAt(reader.page, `${places.partnership}/members/new`)).toHaveLength(1)
  })
})
