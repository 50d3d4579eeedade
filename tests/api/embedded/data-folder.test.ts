import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { newId } from '@ttc/contracts/new-id'
import { holdDataFolder } from '@ttc/db/data-folder'
import { afterAll, expect, test, vi } from 'vitest'
import { signInAs } from '../../support/server-sign-in.ts'

const root = join(import.meta.dirname, '../../..')
const folders: string[] = []
const running: Started[] = []
const aFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'ttc-folder-'))
  folders.push(folder)
  return folder
}
afterAll(() => {
  for (const { child } of running) child.kill('SIGKILL')
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

type Started = Readonly<{
  child: ChildProcess
  said: () => string
  ended: Promise<number | null>
  address: () => Promise<string>
}>

/** The server as a process of its own, on a data folder. */
function start(folder: string): Started {
  const env = { ...process.env, DATA_FOLDER: folder, DATABASE_URL: '', PORT: '0', EXAMPLE: 'yes', LOG_LEVEL: 'silent' }
  const child = spawn(process.execPath, ['--import', 'tsx', join(root, 'apps/api/src/app/main.ts')], { cwd: root, env })
  const chunks: string[] = []
  child.stdout.on('data', (chunk) => chunks.push(String(chunk)))
  child.stderr.on('data', (chunk) => chunks.push(String(chunk)))
  const said = () => chunks.join('')
  const ended = new Promise<number | null>((done) => child.once('exit', done))
  const address = async () => {
    await vi.waitFor(() => expect(said()).toMatch(/is at http/), { timeout: 60_000, interval: 50 })
    return /is at (http:\S+)/.exec(said())?.[1] ?? ''
  }
  const started = { child, said, ended, address }
  running.push(started)
  return started
}

/** Asks a server as the worked example's plan coordinator. */
async function askerAt(address: string) {
  const { name, value } = await signInAs(address, 'plan-coordinator')
  return async (path: string, body?: object) => {
    const headers = { cookie: `${name}=${value}` }
    const post = {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }
    const answer = await fetch(address + path, body === undefined ? { headers } : post)
    return { status: answer.status, json: await answer.json() }
  }
}

test('a second process on the folder is refused clearly; after the first was killed a third has every answered write', async () => {
  const folder = aFolder()
  const first = start(folder)
  const ask = await askerAt(await first.address())
  const [partnership] = (await ask('/api/partnerships')).json.partnerships
  const plans = `/api/partnerships/${partnership.id}/plans`

  const second = start(folder)
  expect(await second.ended).toBe(1)
  expect(second.said()).toContain(`Another process is using the data folder ${folder}. Stop it first`)
  expect(second.said()).not.toMatch(/\n\s+at /)

  const ids = Array.from({ length: 5 }, () => newId())
  const made = await Promise.all(
    ids.map((id) => ask(plans, { id, name: 'A plan', startsOn: '2025-04-01', endsOn: '2028-03-31' })),
  )
  expect(made.map((one) => one.status)).toEqual(ids.map(() => 201))
  first.child.kill('SIGKILL')
  await first.ended
  expect(existsSync(join(folder, 'in-use'))).toBe(true)

  const third = start(folder)
  const askThere = await askerAt(await third.address())
  expect(third.said()).toContain('The worked example is there')
  const found = await Promise.all(ids.map((id) => askThere(`${plans}/${id}`)))
  expect(found.map((one) => [one.status, one.json.id])).toEqual(ids.map((id) => [200, id]))
  third.child.kill('SIGTERM')
  expect(await third.ended).toBe(0)
  expect(readdirSync(folder)).toEqual(['database'])
}, 120_000)

test('within one process too the folder is held once, and can be taken again when it was let go', () => {
  const folder = aFolder()
  const hold = holdDataFolder(folder)
  expect(() => holdDataFolder(folder)).toThrow(/Another process is using the data folder/)
  hold.release()
  holdDataFolder(folder).release()
  expect(readdirSync(folder)).toEqual([])
})

const holder = (over: object) => JSON.stringify({ pid: process.pid, host: 'elsewhere', started: null, ...over })

test.each([
  ['of a process that is gone', { pid: 2 ** 22 + 1 }],
  ['of a process that started anew under the same number', { started: '1' }],
])('a lock left behind %s is no hindrance', (_, over) => {
  const folder = aFolder()
  const hold = holdDataFolder(folder)
  hold.release()

  writeFileSync(join(folder, 'in-use'), holder({ ...over, host: hostname() }))
  expect(() => holdDataFolder(folder).release()).not.toThrow()
})

test('a lock that cannot be read is no hindrance, since nobody is behind it', () => {
  const folder = aFolder()
  writeFileSync(join(folder, 'in-use'), '')
  expect(() => holdDataFolder(folder).release()).not.toThrow()
})

test('a holder on another machine is believed while its heartbeat is fresh', () => {
  const folder = aFolder()
  writeFileSync(join(folder, 'in-use'), holder({}))
  expect(() => holdDataFolder(folder)).toThrow(/Another process/)
})

test('a folder that cannot be made is refused with what to do', () => {
  const file = join(aFolder(), 'a-file')
  writeFileSync(file, '')
  expect(() => holdDataFolder(join(file, 'folder'))).toThrow(/cannot be written to \(ENOTDIR\)/)
})
