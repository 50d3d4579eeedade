import { beforeAll, describe, expect, test } from 'vitest'
import { useBrowser, type Visitor } from '../support/browser.ts'
import { defectsAt, goTo } from '../support/browser-page.ts'
import { pagesOf } from '../support/server-pages.ts'
import { placesOf } from '../support/server-places.ts'

/** A projector and 200 % zoom on a laptop; a phone and the least width that text must reflow to. Two tabs share them. */
const WIDTHS = [
  [1440, 720],
  [390, 320],
]
const pages = pagesOf(await placesOf())

describe('every page, at every width', () => {
  const { arrive } = useBrowser('after the file')
  let visitors: readonly Visitor[] = []
  beforeAll(async () => {
    visitors = await Promise.all(WIDTHS.map(() => arrive({ calm: true })))
  })

  const lookedAt = ({ page, faults }: Visitor, path: string, widths: readonly number[]) =>
    goTo(page, path, widths[0]).then(async () => [...(await defectsAt(page, widths)), ...faults.taken()])

  test.each(pages)('$name is accessible, fits and stays on its own origin', async ({ path }) => {
    const defects = await Promise.all(visitors.map((visitor, place) => lookedAt(visitor, path, WIDTHS[place] ?? [])))
    expect(defects.flat()).toEqual([])
  })
})
