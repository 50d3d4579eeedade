import { readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { newId } from '@ttc/contracts/new-id'
import { member } from '@ttc/db/member'
import { memberRole } from '@ttc/db/role'
import type { Role } from '@ttc/domain/access'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signIn, startTestApp, type TestApp } from '../support/app.ts'
import { aFolder, anEmptyDatabase } from '../support/backup.ts'
import { filesOf, importFrom, manifestIn, rowsOfPartnership } from '../support/export.ts'

const folder = aFolder()
let it: TestApp
beforeAll(async () => {
  it = await startTestApp()
})
afterAll(async () => {
  await it.close()
  folder.remove()
})

const leftInTemporary = () => readdirSync(tmpdir()).filter((name) => name.startsWith('ttc-export-'))

test('an administrator downloads a whole partnership, which can be imported; that it was taken is written down', async () => {
  const before = leftInTemporary()
  const answer = await it.get('/export')
  expect(answer.headers).toMatchObject({
    'content-type': 'application/zip',
    'content-disposition': 'attachment; filename="partnership.zip"',
    'content-length': String(answer.rawPayload.length),
  })
  const path = folder.at('downloaded.zip')
  writeFileSync(path, answer.rawPayload)
  const { tables } = manifestIn(await filesOf(path))
  const rows = Object.values(tables).reduce((sum, one) => sum + one.rows, 0)
  const [entry] = (await it.get('/audit?action=partnership.export')).json().entries
  expect(entry).toMatchObject({ objectKind: 'partnership', objectId: it.scope.partnershipId, after: { rows } })
  expect(entry.by.id).toBe(it.scope.memberId)
  const other = await anEmptyDatabase()
  await importFrom(other, path)
  const there = await rowsOfPartnership(other, it.scope.partnershipId)
  expect(there).toEqual({
    ...(await rowsOfPartnership(it.connection, it.scope.partnershipId)),
    audit_entry: there.audit_entry,
  })
  await other.close()
  expect(leftInTemporary()).toEqual(before)
})

test.each<[Role]>([['plan-coordinator'], ['analyst'], ['director'], ['reader']])(
  'a %s is told that they may not',
  async (role) => {
    const { partnershipId } = it.scope
    const id = newId()
    await it.connection.db.insert(member).values({ partnershipId, id, name: role, agency: 'Council' })
    await it.connection.db.insert(memberRole).values({ partnershipId, id: newId(), memberId: id, role })
    const cookie = await signIn(it.connection.db, it.scope, id)
    const answer = await it.ask({ url: `${it.at}/export`, headers: { cookie } })
    expect([answer.statusCode, answer.json().detail]).toEqual([403, expect.stringMatching(/administrator/i)])
  },
)

test('nobody without a session, and no program, is given it', async () => {
  const secret = (
    await it.send('POST', '/tokens', { id: newId(), name: 'Figures', planId: null, expiresOn: '2027-11-01' })
  ).json().secret
  const asProgram = await it.ask({ url: `${it.at}/export`, headers: { authorization: `Bearer ${secret}` } })
  const asNobody = await it.ask({ url: `${it.at}/export` })
  expect([typeof secret, asProgram.statusCode, asNobody.statusCode]).toEqual(['string', 403, 401])
})

test('a second one at the same time is asked to wait, and gets it afterwards', async () => {
  const both = await Promise.all([it.get('/export'), it.get('/export')])
  expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 429])
  expect((await it.get('/export')).statusCode).toBe(200)
})
