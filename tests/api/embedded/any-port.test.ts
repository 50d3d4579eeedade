import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readConfig } from '../../../apps/api/src/app/config.ts'
import { serve } from '../../../apps/api/src/app/server.ts'

const folder = mkdtempSync(join(tmpdir(), 'ttc-port-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('on any free port, the set-up link names the one the server listens on', async () => {
  writeFileSync(join(folder, 'index.html'), '')
  const settings = { PORT: '0', DATA_FOLDER: join(folder, 'data'), EXAMPLE: 'no', LOG_LEVEL: 'silent' }
  const lines: string[] = []
  const config = { ...readConfig(settings), webFolder: folder }
  const running = await serve(config, (line) => lines.push(line), new AbortController().signal)
  const [, at, token = ''] = /(http:\S+)\/set-up#(\S+)/.exec(lines.join('\n')) ?? []
  const look = await fetch(`${at}/api/account/set-up/look`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: running.address },
    body: JSON.stringify({ token }),
  })
  await running.stop()
  expect([at, look.status]).toEqual([running.address, 200])
  expect(new URL(running.address).port).toMatch(/^[1-9]\d+$/)
})
