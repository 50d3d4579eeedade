import { dictionary } from '@zxcvbn-ts/language-common'
import { describe, expect, test } from 'vitest'
import { checkNewPassword } from '../../apps/api/src/account/new-password.ts'
import { isWellKnownPassword } from '../../apps/api/src/account/well-known-password.ts'

const own = { email: 'owner@example.org', name: 'Head of early help', partnerships: ['Tryton Partnership'] }
const isRefused = (password: string) =>
  checkNewPassword(password, own).then(
    () => false,
    () => true,
  )

describe('of the 3,000 most used passwords none is let through', () => {
  const most = dictionary['passwords-common'].slice(0, 3000)

  test.each<[string, (password: string) => string]>([
    ['as it is', (password) => password],
    ['twice', (password) => password + password],
    ['three times', (password) => password.repeat(3)],
    ['with a year and a sign behind it', (password) => `${password}2026!`],
    [
      'with a capital and digits on both sides',
      (password) => `01${password.charAt(0).toUpperCase()}${password.slice(1)}1999`,
    ],
    ['with another before it', (password) => `Liverpool-${password}`],
  ])('%s', async (_, made) => {
    const passed = await Promise.all(most.map(async (word) => [made(word), await isRefused(made(word))]))
    expect(passed.filter(([, refused]) => !refused).map(([password]) => password)).toEqual([])
  })

  test('nor any of twelve characters and more, however far down the list', async () => {
    const long = dictionary['passwords-common'].filter((word) => word.length >= 12)
    const passed = await Promise.all(long.map(async (word) => [word, await isRefused(word)]))
    expect(passed.filter(([, refused]) => !refused)).toEqual([])
    expect(long.length).toBeGreaterThan(300)
  })
})

test.each([
  ['lookalikes for letters', 'dr4g0n_m0nk3y'],
  ['signs between the letters', 'd.r.a.g.o.n.1.2'],
  ['full-width letters', 'ｓｕｐｅｒｍａｎ２０２６'],
  ['two with a space', 'copper lantern'],
])('one with %s is as common', async (_, password) => {
  expect(await isWellKnownPassword(password)).toBe(true)
})

test.each([
  ['four words', 'copper lantern by the weir'],
  ['three well-known words', 'seven herons waiting'],
  ['twelve characters without a pattern', 'x7!qR9_mT2vK'],
  ['letters of another script', 'παράθυροστηθάλασσα'],
  ['signs alone', '?!-_;:#+*~^°§%'],
  ['pictures', '🦆🌧️🚲🧭🪁🎻🧶🪴🥨🏔️🛶🪗'],
])('%s is not', async (_, password) => {
  expect(await isWellKnownPassword(password)).toBe(false)
})

test('a refusal says why, and what to do', async () => {
  await expect(checkNewPassword('copper lantern', own)).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringMatching(/one of the most used.*three or four words/i),
    fields: [{ field: 'password' }],
  })
})

test('the longest that is let in is looked at in a moment', async () => {
  await isWellKnownPassword('warm')
  const since = performance.now()
  await isWellKnownPassword('copper lantern by the weir '.repeat(18))
  expect(performance.now() - since).toBeLessThan(200)
})
