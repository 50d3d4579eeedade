import { beforeAll, describe, expect, test } from 'vitest'
import { useBrowser, type Visitor } from '../support/browser.ts'
import { defectsAt, frameDefectsAt, goTo, largeTextDefectsAt } from '../support/browser-page.ts'
import { administratorPagesOf, pagesOf } from '../support/server-pages.ts'
import { placesOf } from '../support/server-places.ts'

const PROJECTOR = 1440
/** Where text alone is made twice as large. */
const LAPTOP = 1280
/** A laptop of 1440 px at 200 % zoom. */
const ZOOMED = 720
const PHONE = 390
/** The least width that text must reflow to (WCAG 2.2, 1.4.10). */
const LEAST = 320
const places = await placesOf()

describe.each([
  { role: 'plan-coordinator', pages: pagesOf(places) },
  { role: 'administrator', pages: administratorPagesOf(places) },
] as const)('every page of a $role, at every width', ({ role, pages }) => {
  const { arrive } = useBrowser('after the file')
  let wide: Visitor
  let narrow: Visitor
  beforeAll(async () => {
    wide = await arrive({ calm: true, role })
    narrow = await arrive({ calm: true, role })
  })

  const onWide = async ({ page, faults }: Visitor, path: string) => {
    await goTo(page, path, PROJECTOR)
    return [
      ...(await defectsAt(page, [PROJECTOR])),
      ...(await frameDefectsAt(page, ZOOMED)),
      ...(await largeTextDefectsAt(page, LAPTOP)),
      ...faults.taken(),
    ]
  }
  const onNarrow = async ({ page, faults }: Visitor, path: string) => {
    await goTo(page, path, PHONE)
    return [...(await defectsAt(page, [PHONE])), ...(await frameDefectsAt(page, LEAST)), ...faults.taken()]
  }

  test.each(pages)('$name is accessible, fits and stays on its own origin', async ({ path }) => {
    const defects = await Promise.all([onWide(wide, path), onNarrow(narrow, path)])
    expect(defects.flat()).toEqual([])
  })
})
