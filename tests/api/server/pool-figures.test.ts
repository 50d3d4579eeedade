import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildApp } from '../../../apps/api/src/app/build-app.ts'
import { type Metrics, openMetrics } from '../../../apps/api/src/app/metrics.ts'
import { startTestApp, type TestApp, TODAY } from '../../support/app.ts'

let it: TestApp
let app: TestApp['app']
let metrics: Metrics
let address: string

beforeAll(async () => {
  it = await startTestApp()
  metrics = openMetrics(it.connection, null)
  const watchers = [metrics.watch]
  app = await buildApp({ connection: it.connection, today: () => TODAY, webFolder: null, logger: false, watchers })
  address = await metrics.listen(0, '127.0.0.1')
})
afterAll(async () => {
  await metrics.close()
  await app.close()
  await it.close()
})

const count = async (state: string) => {
  const text = await (await fetch(address)).text()
  return Number(new RegExp(`^ttc_database_connections\\{state="${state}"\\} (\\S+)`, 'm').exec(text)?.[1] ?? Number.NaN)
}

test('connections to the database are told by what they do', async () => {
  let release = () => {}
  const held = it.connection.db.transaction(async () => {
    await new Promise<void>((done) => {
      release = done
    })
  })
  await expect.poll(() => count('in use')).toBe(1)
  expect(await count('waiting')).toBe(0)
  release()
  await held
  await expect.poll(() => count('in use')).toBe(0)
  expect(await count('idle')).toBeGreaterThan(0)
})
