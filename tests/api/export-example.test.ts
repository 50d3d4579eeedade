import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { newId } from '@ttc/contracts/new-id'
import { type Connection, connect } from '@ttc/db/connect'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildApp } from '../../apps/api/src/app/build-app.ts'
import { loadExample } from '../../apps/api/src/example/load-example.command.ts'
import { listAllPartnerships, listPlansOf } from '../../apps/api/src/partnership/partnership.queries.ts'
import { signIn, TODAY } from '../support/app.ts'
import { aFolder } from '../support/backup.ts'
import { aMeeting } from '../support/challenge-meeting.ts'
import { rowsOfPartnership } from '../support/export.ts'
import { newOwnDatabase, type OwnDatabase } from '../support/own-database.ts'
import { seenFigures } from '../support/seen-figures.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const server = process.env.TEST_DATABASE_URL ?? ''
const folder = aFolder()
const file = folder.at('example.zip')

type Place = Readonly<{ databaseUrl: string | null; dataFolder: string }>
const source: Place = { databaseUrl: null, dataFolder: folder.at('source') }
let own: OwnDatabase | null = null
let there: Place = { databaseUrl: null, dataFolder: folder.at('there') }
let partnershipId = ''

const open = (place: Place) => connect({ ...place, poolSize: 2 })
const command = ({ databaseUrl, dataFolder }: Place, ...args: readonly string[]) => {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'apps/api/src/app/command.ts', ...args],
    { cwd: root, env: { ...process.env, DATABASE_URL: databaseUrl ?? '', DATA_FOLDER: dataFolder }, encoding: 'utf8' },
  )
  return { status, said: stdout + stderr }
}

/** The example has no meeting yet: one, with a frozen pack. */
async function freezeAPack(connection: Connection): Promise<void> {
  const [found] = await listAllPartnerships(connection.db)
  partnershipId = found?.id ?? ''
  const [plan] = await listPlansOf(connection.db, [partnershipId])
  const person = (await connection.db.query.memberRole.findMany()).find(({ role }) => role === 'plan-coordinator')
  const cookie = await signIn(connection.db, { partnershipId }, person?.memberId ?? '')
  const app = await buildApp({ connection, today: () => TODAY, webFolder: null, logger: false })
  const at = `/api/partnerships/${partnershipId}`
  const headers = { cookie }
  const meeting = aMeeting()
  const planned = {
    method: 'POST',
    url: `${at}/plans/${plan?.id}/challenge-meetings`,
    headers,
    payload: meeting,
  } as const
  const pack = { id: newId(), after: 0 }
  const frozen = {
    method: 'POST',
    url: `${at}/challenge-meetings/${meeting.id}/packs`,
    headers,
    payload: pack,
  } as const
  expect((await app.inject(planned)).statusCode).toBe(201)
  expect((await app.inject(frozen)).statusCode).toBe(201)
  await app.close()
}

beforeAll(async () => {
  if (server !== '') {
    own = await newOwnDatabase()
    there = { databaseUrl: own.url, dataFolder: '' }
  }
  const connection = await open(source)
  await connection.migrate()
  await loadExample(connection.db, TODAY, () => {})
  await freezeAPack(connection)
  await connection.close()
}, 300_000)
afterAll(async () => {
  await own?.remove()
  folder.remove()
})

test('the worked example goes by two commands into another installation, which answers the same of it', async () => {
  const left = command(source, 'export-partnership', 'Tarrowmouth Children’s Partnership (example)', file)
  expect(left).toMatchObject({
    status: 0,
    said: expect.stringMatching(/measurement +\d{3,}[\s\S]*example\.zip: [\d.]+ MB/),
  })
  const came = command(there, 'import-partnership', file)
  expect(came).toMatchObject({ status: 0, said: expect.stringMatching(/All \d,\d{3} rows are there\./) })
  const [from, to] = [await open(source), await open(there)]
  expect(await rowsOfPartnership(to, partnershipId)).toEqual(await rowsOfPartnership(from, partnershipId))
  const [before, after] = [await seenFigures(from, TODAY), await seenFigures(to, TODAY)]
  expect(after).toEqual(before)
  expect(before).toMatchObject({ plan: { id: expect.any(String) }, card: {}, packs: { packs: [{ number: 1 }] } })
  expect(before.walk).toMatchObject({ id: expect.any(String) })
  await from.close()
  await to.close()
}, 300_000)

test('what is refused is said on the command line in words, and nothing is written', () => {
  const again = command(there, 'import-partnership', file)
  expect(again).toMatchObject({ status: 1, said: expect.stringContaining('is in this installation already') })
  const over = command(source, 'export-partnership', 'Tarrowmouth Children’s Partnership (example)', file)
  expect(over).toMatchObject({ status: 1, said: expect.stringContaining('There is a file at') })
  const unknown = command(source, 'export-partnership', 'Nowhere', folder.at('nowhere.zip'))
  expect(unknown).toMatchObject({ status: 1, said: expect.stringContaining('There is no partnership "Nowhere"') })
  const none = command(
    { databaseUrl: null, dataFolder: folder.at('none') },
    'export-partnership',
    'x',
    folder.at('x.zip'),
  )
  expect(none).toMatchObject({ status: 1, said: expect.stringContaining('There is no database in') })
}, 120_000)
