import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { ProblemView } from '@ttc/contracts/problem'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSession, signIn, startTestApp, type TestApp } from '../support/app.ts'
import { sayRaw, statusesOf } from '../support/raw-request.ts'
import { rowCounts } from '../support/rows.ts'

const folder = mkdtempSync(join(tmpdir(), 'ttc-pages-'))
let it: TestApp
let port: number
let cookie: string
beforeAll(async () => {
  mkdirSync(join(folder, 'web'))
  for (const name of ['web/index.html', 'web/link.html']) writeFileSync(join(folder, name), '<title>A page</title>')
  writeFileSync(join(folder, 'kept.txt'), 'NOT FOR THEM')
  it = await startTestApp(undefined, undefined, { webFolder: join(folder, 'web') })
  await it.app.listen({ port: 0, host: '127.0.0.1' })
  port = (it.app.server.address() as AddressInfo).port
  cookie = await signIn(it.connection.db, it.scope, it.scope.memberId)
})
afterAll(async () => {
  await it.close()
  rmSync(folder, { recursive: true })
})

const get = (path: string, more = '') => `GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n${more}\r\n`
const post = (path: string, more: string, body: string | Buffer = '') =>
  Buffer.concat([
    Buffer.from(`POST ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\nCookie: ${cookie}\r\n${more}\r\n`),
    Buffer.from(body),
  ])
const plans = () => `${it.at}/plans`
const aPlan = (id: string) => JSON.stringify({ id, name: 'A plan', startsOn: '2025-04-01', endsOn: '2028-03-31' })
const ID = '01890000-0000-7000-8000-000000000001'

const paths: readonly string[] = [
  '/../kept.txt',
  '/%2e%2e/kept.txt',
  '/..%2fkept.txt',
  '/..%5ckept.txt',
  '/..\\kept.txt',
  '/assets/..%2f..%2fkept.txt',
  '/assets/%2e%2e/%2e%2e/kept.txt',
  '/....//kept.txt',
  '/%252e%252e/kept.txt',
  '/kept.txt%00.html',
  '/%00',
  '//kept.txt',
  '//evil.example/%2e%2e',
  '///',
  '/index.html/../../kept.txt',
  `file://${folder}/kept.txt`,
  'http://evil.example/kept.txt',
  '/api/../kept.txt',
  '/api/%2e%2e/kept.txt',
  '/api%2Fpartnerships',
  '/api\\partnerships',
  '/API/PARTNERSHIPS',
  '/api/partnerships/;/..',
  '/api/partnerships?a[__proto__][b]=c&__proto__=d&constructor.prototype.e=f',
  '/%c0%ae%c0%ae/kept.txt',
  '/%ff%fe',
  '/\u00e9t\u00e9',
  '*',
  `/${'a'.repeat(10_000)}`,
]

test.each(paths)('the path %s is answered, by no fault, with nothing from outside the pages', async (path) => {
  const said = await sayRaw(port, get(path))
  const [status = 0] = statusesOf(said)
  expect([200, 301, 302, 400, 401, 403, 404, 414, 431]).toContain(status)
  expect(said).not.toContain('NOT FOR THEM')
  expect(said).not.toMatch(/\r\nlocation: *(?:https?:)?\/\//i)
})

test.each([
  ['a path of 100 kB', 431, () => get(`/${'a'.repeat(100_000)}`)],
  ['a method that is none', 400, () => 'WIBBLE / HTTP/1.1\r\nHost: a\r\n\r\n'],
  ['a header without a name', 400, () => get('/', ': b\r\n')],
])('%s is refused %d in the form in which everything is refused', async (_, status, request) => {
  const [head = '', body = ''] = (await sayRaw(port, request())).split('\r\n\r\n')
  expect(statusesOf(head)).toEqual([status])
  expect(head).toMatch(/content-type: application\/problem\+json/i)
  expect(ProblemView.parse(JSON.parse(body))).toMatchObject({ status, fields: [] })
})

const long = (name: string, length: number) => `${name}: ${'a'.repeat(length)}\r\n`
const requests: readonly (readonly [string, readonly number[], () => string | Buffer])[] = [
  ['a path of 100 kB', [414, 431], () => get(`/${'a'.repeat(100_000)}`)],
  ['a header of 100 kB', [431], () => get('/', long('X-Long', 100_000))],
  ['five thousand headers', [400, 431], () => get('/', long('X-Many', 1).repeat(5_000))],
  ['no host', [400], () => 'GET / HTTP/1.1\r\n\r\n'],
  ['two hosts', [400, 200], () => get('/', 'Host: b\r\n')],
  ['a host of another', [200], () => 'GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n'],
  ['HTTP as it was at first', [400, 200], () => 'GET /\r\n\r\n'],
  ['a version that is none', [400, 505], () => 'GET / HTTP/9.9\r\nHost: a\r\n\r\n'],
  ['a method that is none', [400], () => 'WIBBLE / HTTP/1.1\r\nHost: a\r\n\r\n'],
  ['a header with a NUL', [400], () => get('/', 'X-Odd: a\u0000b\r\n')],
  ['a header without a name', [400], () => get('/', ': b\r\n')],
  ['a blank before the colon', [400], () => get('/', 'Content-Length : 5\r\n')],
  ['two lengths', [400], () => post(plans(), 'Content-Length: 2\r\nContent-Length: 200\r\n', '{}')],
  ['a length below nothing', [400], () => post(plans(), 'Content-Length: -5\r\n', '{}')],
  [
    'a length and chunks',
    [400],
    () =>
      post(
        plans(),
        'Content-Length: 4\r\nTransfer-Encoding: chunked\r\n',
        '0\r\n\r\nGET /api/partnerships HTTP/1.1\r\nHost: a\r\n\r\n',
      ),
  ],
  ['chunks and something else', [400], () => post(plans(), 'Transfer-Encoding: chunked, identity\r\n', '0\r\n\r\n')],
  ['chunks by another name', [400], () => post(plans(), 'Transfer-Encoding: xchunked\r\n', '0\r\n\r\n')],
  [
    'a chunk of a size that is none',
    [400],
    () => post(plans(), 'Transfer-Encoding: chunked\r\nContent-Type: application/json\r\n', 'zz\r\n{}\r\n0\r\n\r\n'),
  ],
  [
    'a packed body',
    [400, 413, 415],
    () => {
      const body = gzipSync(Buffer.alloc(10_000_000, '['))
      return post(
        plans(),
        `Content-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: ${body.length}\r\n`,
        body,
      )
    },
  ],
  [
    'another method by a header',
    [404, 200],
    () =>
      get(`${it.at}/members`, `Cookie: ${cookie}\r\nX-HTTP-Method-Override: DELETE\r\nX-Method-Override: DELETE\r\n`),
  ],
  [
    'a page of nowhere',
    [403],
    () => {
      const body = aPlan(ID)
      return post(plans(), `Origin: null\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n`, body)
    },
  ],
  [
    'a page of another site',
    [403],
    () => {
      const body = aPlan(ID)
      return post(
        plans(),
        `Origin: https://evil.example\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n`,
        body,
      )
    },
  ],
]

test.each(requests)('%s is answered %j, and stores nothing', async (_, statuses, request) => {
  const before = await rowCounts(it.connection)
  const said = await sayRaw(port, request())
  expect(statuses).toContain(statusesOf(said)[0])
  expect(statusesOf(said)).toHaveLength(1)
  expect(await rowCounts(it.connection)).toEqual(before)
})

const cookies: readonly (readonly [string, () => string])[] = [
  ['another secret', () => 'ttc.session_token=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.signature'],
  ['a secret cut short', () => cookie.slice(0, 30)],
  ['no secret', () => 'ttc.session_token='],
  ['a name of the language', () => '__proto__=a; constructor=b; ttc.session_token=__proto__'],
  ['bytes that are no text', () => 'ttc.session_token=%ff%fe%00'],
  ['a secret of 8 kB', () => `ttc.session_token=${'a'.repeat(8_000)}`],
  ['SQL', () => "ttc.session_token=' or 1=1 --"],
  ['the secure name of it', () => cookie.replace('ttc.', '__Host-ttc.')],
  ['no pair', () => ';;;=;=;a'],
]

test.each(cookies)('a cookie with %s lets nobody in', async (_, sent) => {
  const said = await sayRaw(port, get(`${it.at}/members`, `Cookie: ${sent()}\r\n`))
  expect(statusesOf(said)).toEqual([401])
})

test('who is signed in stays so beside cookies of others, and a session of nobody’s account opens no partnership', async () => {
  const beside = `Cookie: a=b; __proto__=c; ${cookie}; ${'x=y; '.repeat(200)}z=1\r\n`
  expect(statusesOf(await sayRaw(port, get(`${it.at}/members`, beside)))).toEqual([200])
  await expect(openSession(it.connection.db, ID)).rejects.toThrow()
})

test('a request that is never finished is given up, and so is one whose head never ends', () => {
  expect(it.app.server.requestTimeout).toBe(300_000)
  expect(it.app.server.headersTimeout).toBeLessThanOrEqual(60_000)
})

test('a hundred requests left half sent keep nobody else waiting', async () => {
  const half = Array.from({ length: 100 }, () => sayRaw(port, post(plans(), 'Content-Length: 1000\r\n', '{'), 3_000))
  const since = performance.now()
  const said = await sayRaw(port, get('/api/health/live'))
  expect(statusesOf(said)).toEqual([200])
  expect(performance.now() - since).toBeLessThan(2_500)
  await Promise.all(half)
})
