import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { type ApiDocument, documentOf, operationsOf } from '../support/operation.ts'

let it: TestApp
let document: ApiDocument
beforeAll(async () => {
  it = await startTestApp()
  document = documentOf(it.app)
})
afterAll(() => it.close())

const get = (url: string, headers: Readonly<Record<string, string>> = {}) =>
  it.app.inject({ method: 'GET', url, headers })

test('the document is OpenAPI 3.1 and names the product', () => {
  expect(document.openapi).toMatch(/^3\.1\./)
  expect(document.info).toMatchObject({ title: 'Turning the Curve' })
})

test('every operation says what it does, in which room, and what it answers', () => {
  const bare = operationsOf(document).filter(
    ({ described }) => !described.summary || (described.tags ?? []).length !== 1,
  )
  expect(bare.map((one) => one.name)).toEqual([])
  const mute = operationsOf(document).filter(
    ({ described }) =>
      !Object.entries(described.responses ?? {}).some(([code, { content }]) => /^2/.test(code) && content),
  )
  expect(mute.map((one) => one.name)).toEqual([])
})

test('every operation says how it refuses and fails: one problem, as problem+json', () => {
  const problem = { schema: { $ref: '#/components/schemas/Problem' } }
  const each = operationsOf(document).map(({ name, described }) => ({
    name,
    refused: described.responses?.['4XX']?.content?.['application/problem+json'],
    failed: described.responses?.['5XX']?.content?.['application/problem+json'],
  }))
  expect(each).toEqual(operationsOf(document).map(({ name }) => ({ name, refused: problem, failed: problem })))
})

test('every part of an address is described, and nothing else stands in it', () => {
  const parts = operationsOf(document).map(({ name, path, described }) => ({
    name,
    named: [...path.matchAll(/\{(\w+)\}/g)].map(([, part]) => part),
    described: (described.parameters ?? []).filter((one) => one.in === 'path').map((one) => one.name),
  }))
  const differing = parts.filter((one) => one.named.toSorted().join() !== one.described.toSorted().join())
  expect(differing).toEqual([])
})

test('every reference leads to a schema of the document, and no schema is empty', () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)]
  const known = Object.keys(document.components.schemas)
  expect(references.map(([, name]) => name).filter((name) => !known.includes(name ?? ''))).toEqual([])
  expect(JSON.stringify(document.paths).match(/"schema":\{\}/g)).toBeNull()
})

/** The page of the document and what it loads; each is answered by its own library. */
const ofTheDocument = /^GET \/api\/(?:openapi\.json|reference)/

/** Only a browser that the provider sends back comes here: it answers a way on and no data, and no program can use it. */
const cameBack = ['GET /api/account/callback/oidc']

test('every route of the API stands in the document, but the way back from a provider', () => {
  const routes = it.app.routes
    .flatMap(({ method, url }) => [method].flat().map((one) => `${one} ${url.replaceAll(/:(\w+)/g, '{$1}')}`))
    .filter((name) => !/^(?:HEAD|OPTIONS) /.test(name) && !ofTheDocument.test(name))
  const described = operationsOf(document).map(({ name }) => name)
  expect(routes.toSorted()).toEqual([...described, ...cameBack].toSorted())
  expect(routes.length).toBeGreaterThan(50)
})

test('the document is answered as it is, and its page reads it', async () => {
  expect((await get('/api/openapi.json')).json().paths).toEqual(JSON.parse(JSON.stringify(document.paths)))
  const page = await get('/api/reference/')
  expect(page.statusCode).toBe(200)
  expect(page.headers['content-type']).toContain('text/html')
})

const STRICT =
  "default-src 'none';base-uri 'none';connect-src 'self';font-src 'self';form-action 'self';frame-ancestors 'none';img-src 'self' data: blob:;script-src 'self';style-src 'self';manifest-src 'self'"

test.each(['/api/openapi.json', '/api/health/live', '/api/partnerships', '/api/nothing'])(
  '%s is sent with the strict policy and without the name of the server',
  async (url) => {
    const { headers } = await get(url)
    expect(headers['content-security-policy']).toBe(STRICT)
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' })
    expect(Object.keys(headers)).not.toContain('x-powered-by')
    expect(Object.keys(headers)).not.toContain('server')
  },
)

test('only the page of the API runs script of its own, and even it loads nothing from elsewhere', async () => {
  const policy = String((await get('/api/reference/')).headers['content-security-policy'])
  expect(policy).toContain("script-src 'self' 'unsafe-inline'")
  expect(policy).not.toMatch(/https?:|\*/)
})

test('a long answer is sent packed to those who can unpack it, a short one as it is', async () => {
  const plan = `${it.at}/plans/${it.planId}`
  expect((await get(plan, { 'accept-encoding': 'gzip' })).headers['content-encoding']).toBe('gzip')
  expect((await get(plan)).headers['content-encoding']).toBeUndefined()
  expect((await get('/api/health/live', { 'accept-encoding': 'gzip' })).headers['content-encoding']).toBeUndefined()
})

test('HEAD answers as GET does, without the body', async () => {
  const answer = await it.app.inject({ method: 'HEAD', url: `${it.at}/plans/${it.planId}` })
  expect(answer.statusCode).toBe(200)
  expect(answer.body).toBe('')
})

test.each(['/api/health/live', '/api/health/ready'])('%s says that all is well', async (url) => {
  const answer = await get(url)
  expect(answer.statusCode).toBe(200)
  expect(answer.json()).toEqual({ status: 'ok', database: it.connection.kind })
})
