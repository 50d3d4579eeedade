import { session } from '@ttc/db/account'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashOf } from '../../apps/api/src/account/server-secret.queries.ts'
import { findSession } from '../../apps/api/src/account/session.queries.ts'
import { openSession, type TestApp } from '../support/app.ts'
import { anAccount, startAccountApp } from '../support/people.ts'

let it: TestApp
let accountId: string
beforeAll(async () => {
  it = await startAccountApp()
  accountId = await anAccount(it, 'owner@example.org')
})
afterAll(() => it.close())

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** A session begun and last used so long ago; answers its cookie. */
async function aged(age: Readonly<{ begun: number; used: number }>): Promise<string> {
  const cookie = await openSession(it.connection.db, accountId)
  const token = /=([^.]+)/.exec(cookie)?.[1] ?? ''
  const now = Date.now()
  const times = {
    createdAt: new Date(now - age.begun),
    lastSeenAt: new Date(now - age.used),
    expiresAt: new Date(now - age.begun + 12 * HOUR),
  }
  await it.connection.db
    .update(session)
    .set(times)
    .where(eq(session.token, hashOf(token)))
  return cookie
}

test.each([
  ['used a moment ago', { begun: HOUR, used: 0 }, true],
  ['idle for 59 minutes', { begun: HOUR, used: 59 * MINUTE }, true],
  ['idle for an hour', { begun: 2 * HOUR, used: HOUR }, false],
  ['in use, almost twelve hours old', { begun: 12 * HOUR - MINUTE, used: 0 }, true],
  ['in use, twelve hours old', { begun: 12 * HOUR, used: 0 }, false],
  ['last used by a node whose clock is two minutes ahead', { begun: HOUR, used: -2 * MINUTE }, true],
  ['begun by a node whose clock is two minutes ahead', { begun: -2 * MINUTE, used: -2 * MINUTE }, true],
  ['begun before the clock was put back by an hour', { begun: -HOUR, used: -HOUR }, false],
  ['begun before the clock was put back by a week', { begun: -7 * 24 * HOUR, used: -7 * 24 * HOUR }, false],
  ['used while the clock ran a day ahead', { begun: HOUR, used: -24 * HOUR }, false],
  ['begun a day ago, as the clock says that jumped', { begun: 24 * HOUR, used: 24 * HOUR }, false],
])('a session %s: alive is %s', async (_, age, alive) => {
  const cookie = await aged(age)
  const found = await findSession(it.connection.db, cookie)
  expect(found !== null).toBe(alive)
  const answer = await it.ask({ url: '/api/account/sessions', headers: { cookie } })
  expect(answer.statusCode === 200).toBe(alive)
})

test('use moves the idle end on, but never past the absolute one', async () => {
  const cookie = await aged({ begun: 11.5 * HOUR, used: 30 * MINUTE })
  await findSession(it.connection.db, cookie)
  const told = (await it.ask({ url: '/api/account/session', headers: { cookie } })).json()
  expect(told.expiresAt).toBe(told.endsAt)
})

test('asking until when does not keep a session alive', async () => {
  const cookie = await aged({ begun: 2 * HOUR, used: 50 * MINUTE })
  const before = (await it.ask({ url: '/api/account/session', headers: { cookie } })).json().expiresAt
  const after = (await it.ask({ url: '/api/account/session', headers: { cookie } })).json().expiresAt
  expect(after).toBe(before)
})

test.each([
  ['no cookie', undefined],
  ['an empty cookie', 'ttc.session_token='],
  ['a made-up token', `ttc.session_token=${'B'.repeat(32)}.x`],
  ['a token with SQL in it', "ttc.session_token=' or 1=1 --.x"],
  ['a header of 20,000 characters', `ttc.session_token=${'C'.repeat(20_000)}`],
  ['the name of a cookie that ends alike', `xttc.session_token=${'D'.repeat(32)}.x`],
])('%s is nobody', async (_, cookie) => {
  expect(await findSession(it.connection.db, cookie)).toBeNull()
})

test('over https only the name that browsers bind to this host counts', async () => {
  const cookie = await openSession(it.connection.db, accountId)
  expect(await findSession(it.connection.db, cookie, { secure: true })).toBeNull()
  expect(await findSession(it.connection.db, `__Host-${cookie}`, { secure: true })).not.toBeNull()
})
