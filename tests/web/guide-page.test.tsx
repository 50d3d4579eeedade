import { readdirSync } from 'node:fs'
import { cleanup, screen, within } from '@testing-library/react'
import { rolesFor } from '@ttc/domain/access'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { guideFor, nameOf, readers } from '../../apps/web/src/guide/guide.ts'
import { places } from '../../apps/web/src/guide/guide-place.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { connectPages, connectVisitor, openPage } from '../support/page.tsx'

const FOLDER = new URL('../../apps/web/src/guide/pictures/', import.meta.url)
const pages = ['words', ...readers]

let running: TestApp
beforeAll(async () => {
  running = await startTestApp()
})
afterEach(cleanup)
afterAll(() => running.close())

const shown = () => screen.queryAllByRole('img').map((one) => one.getAttribute('src')?.split('/').at(-1) ?? '')

/** The file names of all pictures that the pages show. */
async function shownIn(all: readonly string[]): Promise<readonly string[]> {
  const found: string[] = []
  for (const page of all) {
    openPage(`/guide/${page}`)
    await screen.findByRole('heading', { level: 1 })
    found.push(...shown())
    cleanup()
  }
  return [...new Set(found)]
}

describe('signed in', () => {
  test('the guide begins with one’s own roles', async () => {
    connectPages(running)
    openPage('/guide')
    const own = await screen.findByRole('heading', { level: 2, name: /^Your role/ })
    const section = within(own.parentElement ?? document.body)
    expect(section.getAllByRole('link').map(({ textContent }) => textContent)).toContain('Plan coordinator')
    expect(document.title).toBe('Guide – Turning the Curve')
  })

  test('a task leads to its place in the reader’s own partnership', async () => {
    connectPages(running)
    openPage('/guide/team-member')
    const link = (await screen.findAllByRole('link', { name: 'What you owe' })).find(
      ({ parentElement }) => parentElement?.className === 'ttc-screen',
    )
    expect(link?.getAttribute('href')).toBe(`/partnerships/${running.scope.partnershipId}/owed`)
  })
})

describe('signed in as nobody', () => {
  test.each(readers)('the guide for %s says what there is to do, and leads nowhere', async (reader) => {
    connectVisitor(running)
    openPage(`/guide/${reader}`)
    expect(await screen.findByRole('heading', { level: 1, name: nameOf(reader) })).toBeTruthy()
    const main = within(screen.getByRole('main'))
    expect(main.getAllByRole('heading', { level: 2 })).toHaveLength(guideFor(reader)?.guide.tasks.length ?? 0)
    expect(main.queryAllByRole('link').filter((one) => one.getAttribute('href')?.startsWith('/partnerships'))).toEqual(
      [],
    )
  })

  test('a page that the guide has not is not found', async () => {
    connectVisitor(running)
    openPage('/guide/nobody')
    expect(await screen.findByRole('heading', { level: 1, name: 'Page not found' })).toBeTruthy()
  })

  test('every picture that is kept is shown somewhere, and every picture that is shown is kept', async () => {
    connectVisitor(running)
    const kept = readdirSync(FOLDER).filter((name) => name.endsWith('.webp'))
    expect((await shownIn(pages)).toSorted()).toEqual(kept.toSorted())
  })
})

const linked = readers.flatMap((reader) =>
  (guideFor(reader)?.guide.tasks ?? []).flatMap(({ title, link }) => (link === null ? [] : [{ reader, title, link }])),
)

test.each(linked)('$reader may go where "$title" leads', ({ reader, link }) => {
  expect(rolesFor(places[link.to].needs)).toContain(reader)
})

test.each(readers)('the guide for %s can be read in ten minutes', (reader) => {
  const { tasks } = guideFor(reader)?.guide ?? { tasks: [] }
  const words = tasks
    .map(({ words }) => words)
    .join(' ')
    .split(' ').length
  const sentences = tasks.map(({ words }) => words.split(/[.?!:]”? /).length)
  expect(words).toBeLessThan(600)
  expect(tasks.length).toBeLessThanOrEqual(8)
  expect(sentences.filter((count) => count < 2 || count > 6)).toEqual([])
})
