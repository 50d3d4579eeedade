import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { useBrowser } from '../support/browser.ts'
import { defectsAt, goTo, wordsIn } from '../support/browser-page.ts'
import { newDataFolder, removeDataFolder, runCommand, type Server, startServer } from '../support/server.ts'

const folder = newDataFolder()
const { arrive } = useBrowser()
let server: Server | null = null
let said = ''
beforeAll(async () => {
  const withExample = await startServer(folder)
  await withExample.stop()
  said = await runCommand(folder, 'remove-example')
  server = await startServer(folder, { example: false })
})
afterAll(async () => {
  await server?.stop()
  removeDataFolder(folder)
})

describe('when the worked example is removed', () => {
  test('the command says so, and the first page says what to do', async () => {
    expect(said).toMatch(/removed/i)
    const { page, faults } = await arrive({ address: server?.address ?? '' })
    await goTo(page, '/')
    expect(await wordsIn(page.getByRole('main'))).toContain('Load the worked example, or bring in your own figures')
    expect(await page.getByText('This is a worked example').count()).toBe(0)
    expect(await defectsAt(page, [1440, 390, 320])).toEqual([])
    expect(faults.taken()).toEqual([])
  })

  test.each(['/help', '/numbers', '/accessibility'])('%s stands without a partnership', async (path) => {
    const { page, faults } = await arrive({ address: server?.address ?? '' })
    await goTo(page, path)
    expect([...(await defectsAt(page, [1440, 320])), ...faults.taken()]).toEqual([])
  })
})
