import { newId } from '@ttc/contracts/new-id'
import { ProblemView } from '@ttc/contracts/problem'
import type { InjectOptions } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { rowCounts } from '../support/rows.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp()
})
afterAll(() => it.close())

const json = { 'content-type': 'application/json' }
const plans = () => `${it.at}/plans`
const aPlan = { name: 'A plan', startsOn: '2025-04-01', endsOn: '2028-03-31' }

const requests: readonly [string, number, () => InjectOptions][] = [
  ['an address that is nowhere', 404, () => ({ method: 'GET', url: '/api/nothing?name=secret' })],
  ['an address that is nowhere, posted to', 404, () => ({ method: 'POST', url: '/api/nothing', payload: {} })],
  ['a method that is not there', 404, () => ({ method: 'DELETE', url: plans() })],
  ['an address that cannot be read', 400, () => ({ method: 'GET', url: '/api/%zz' })],
  ['a part of an address without end', 414, () => ({ method: 'GET', url: `${plans()}/${'a'.repeat(5000)}` })],
  ['an id that is none', 400, () => ({ method: 'GET', url: `${plans()}/1%27%20or%201=1` })],
  ['text that is not JSON', 400, () => ({ method: 'POST', url: plans(), headers: json, payload: '{"name": ' })],
  [
    'a number that JSON does not know',
    400,
    () => ({ method: 'POST', url: plans(), headers: json, payload: '{"a": NaN}' }),
  ],
  ['nothing', 400, () => ({ method: 'POST', url: plans(), headers: json, payload: '' })],
  ['null', 400, () => ({ method: 'POST', url: plans(), headers: json, payload: 'null' })],
  ['a list', 400, () => ({ method: 'POST', url: plans(), headers: json, payload: '[]' })],
  [
    'a field that changes what an object is',
    400,
    () => ({ method: 'POST', url: plans(), headers: json, payload: '{"__proto__": {"a": 1}}' }),
  ],
  [
    'a form of a page',
    415,
    () => ({
      method: 'POST',
      url: plans(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'name=x',
    }),
  ],
  [
    'plain text',
    415,
    () => ({ method: 'POST', url: plans(), headers: { 'content-type': 'text/plain' }, payload: '{}' }),
  ],
  [
    'another kind of content',
    415,
    () => ({ method: 'POST', url: plans(), headers: { 'content-type': 'application/xml' }, payload: '<a/>' }),
  ],
  [
    'more than is read at once',
    413,
    () => ({ method: 'POST', url: plans(), payload: { id: newId(), ...aPlan, name: 'x'.repeat(1_100_000) } }),
  ],
  [
    'a page of another site',
    403,
    () => ({
      method: 'POST',
      url: plans(),
      headers: { 'sec-fetch-site': 'cross-site' },
      payload: { id: newId(), ...aPlan },
    }),
  ],
]

test.each(requests)(
  '%s is answered %i as a problem that says what to do, and nothing is stored',
  async (_, status, request) => {
    const before = await rowCounts(it.connection)
    const answer = await it.app.inject(request())
    expect(answer.statusCode).toBe(status)
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8')
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(ProblemView.parse(answer.json())).toMatchObject({ status })
    expect(answer.body).not.toMatch(/secret|FST_|at \w+ \(/)
    expect(await rowCounts(it.connection)).toEqual(before)
  },
)

const halfPair = String.fromCharCode(0xd800)
const written: readonly [string, string, RegExp][] = [
  ['a NUL', 'Safe\u0000 homes', /control characters/],
  ['a line break', 'Safe\nhomes', /line breaks/],
  ['half of a character pair', `Safe ${halfPair} homes`, /control characters/],
  ['nothing but blanks', ' \t ', /^Enter /],
  ['fifty thousand characters', 'x'.repeat(50_000), /^Shorten .* to 200 characters/],
]

test.each(written)('a name with %s is refused by its field', async (_, name, message) => {
  const answer = await it.send('POST', '/plans', { id: newId(), ...aPlan, name })
  expect(answer.statusCode).toBe(400)
  expect(answer.json().fields).toEqual([{ field: 'name', message: expect.stringMatching(message) }])
})

const PART = '--b\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\na,b\r\n'
test.each([
  ['without the line between its parts', 'multipart/form-data', `${PART}--b--\r\n`],
  ['with another line than it says', 'multipart/form-data; boundary=x', `${PART}--b--\r\n`],
  ['that breaks off', 'multipart/form-data; boundary=b', PART],
])('a file %s is refused as what it is, and not as a fault of ours', async (_, type, payload) => {
  const answer = await it.app.inject({
    method: 'POST',
    url: `${it.at}/imports/inspect`,
    headers: { 'content-type': type },
    payload,
  })
  expect([answer.statusCode, answer.json().detail]).toEqual([400, expect.stringMatching(/Send the file again/)])
})

test('a filter with a NUL, which no database looks for, is refused by its field', async () => {
  const answer = await it.get('/exceptions?agency=Coun%00cil')
  expect([answer.statusCode, answer.json().fields]).toEqual([
    400,
    [{ field: 'agency', message: expect.stringMatching(/invisible character/) }],
  ])
})

test.each([
  ['SQL', "Robert'); drop table measurement; --"],
  ['HTML', '<img src=x onerror=alert(1)>&amp;"quoted"'],
  ['a template', '#{7*7} {{constructor}} %s %00 \\u0000'],
  ['text from right to left', '\u202eבטוחים وآمنون\u202c and back'],
  ['characters outside the basic plane', 'Safe 👩‍👧 𝕙omes'],
  ['accents in two parts', 'Cafe\u0301 for young carers'],
])('%s is stored and answered as the text it is', async (_, name) => {
  const id = newId()
  expect((await it.send('POST', '/plans', { id, ...aPlan, name })).statusCode).toBe(201)
  expect((await it.get(`/plans/${id}`)).json().name).toBe(name)
})

test.each([
  '2023-02-30',
  '2023-13-01',
  '0000-01-01',
  '0202-04-01',
  '20230401',
  '2023-04-01T00:00:00Z',
  '',
  20230401,
  null,
])('the day %j is refused by its field', async (startsOn) => {
  const answer = await it.send('POST', '/plans', { id: newId(), ...aPlan, startsOn })
  expect(answer.statusCode).toBe(400)
  expect(answer.json().fields).toContainEqual({ field: 'startsOn', message: expect.stringMatching(/real date|1900/) })
})

test.each(['1e400', '-1e400', '1e16', '"5"', 'true', '[]', '{}'])(
  'the target %s is refused by its field',
  async (value) => {
    const [placement] = (await it.get(`/plans/${it.planId}`)).json().outcomes[0].priorities[0].rows
    const period = '{"start":"2027-04-01","end":"2028-03-31"}'
    const answer = await it.app.inject({
      method: 'PUT',
      url: `${it.at}/placements/${placement.placementId}/targets`,
      headers: json,
      payload: `{"version":1,"reason":"As agreed","targets":[{"period":${period},"value":${value}}]}`,
    })
    expect(answer.statusCode).toBe(400)
    expect(answer.json().fields).toEqual([
      { field: 'targets.0.value', message: expect.stringMatching(/^Enter the target as a number/) },
    ])
  },
)
