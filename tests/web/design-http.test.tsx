import { Problem } from '@ttc/domain/problem'
import { afterEach, describe, expect, test } from 'vitest'
import { createQueryClient } from '../../apps/web/src/app/query-client.ts'
import { request } from '../../apps/web/src/http/http.ts'
import { setTransport } from '../../apps/web/src/http/transport.ts'

afterEach(() => setTransport())

const whole = { parse: (answer: unknown) => answer }

function answering(status: number, body: BodyInit | null, type = 'application/json') {
  const asked: { path: string; init: RequestInit }[] = []
  setTransport(async (path, init) => {
    asked.push({ path, init })
    return new Response(body, { status, headers: { 'content-type': type } })
  })
  return asked
}

async function problemOf(work: Promise<unknown>): Promise<Problem> {
  const problem = await work.then(
    () => null,
    (error: unknown) => error,
  )
  expect(problem).toBeInstanceOf(Problem)
  return problem as Problem
}

const refusal = {
  type: 'about:blank',
  title: 'This has changed since you opened it',
  status: 409,
  code: 'conflict',
  detail: 'Someone saved first.',
  fields: [{ field: 'targets.0.value', message: 'Enter a number' }],
  present: { version: 3 },
  requestId: 'r1',
}

describe('asking the API', () => {
  test('reads the answer with the schema', async () => {
    answering(200, '{"value":39}')
    expect(await request({ parse: (answer) => (answer as { value: number }).value }, '/api/x')).toBe(39)
  })

  test('asks with GET, and sends JSON with POST unless told otherwise', async () => {
    const asked = answering(200, '{}')
    await request(whole, '/api/x')
    await request(whole, '/api/x', { json: { value: 1 } })
    await request(whole, '/api/x', { json: { value: 1 }, method: 'PUT', headers: { 'if-match': '2' } })
    expect(asked.map(({ init }) => init.method)).toEqual(['GET', 'POST', 'PUT'])
    expect(asked.map(({ init }) => init.body)).toEqual([undefined, '{"value":1}', '{"value":1}'])
    expect(asked[2]?.init.headers).toMatchObject({ 'content-type': 'application/json', 'if-match': '2' })
  })

  test('reads the answer with a schema that is fetched first', async () => {
    answering(200, '{"value":39}')
    const late = async () => ({ parse: (answer: unknown) => (answer as { value: number }).value })
    expect(await request(late, '/api/x')).toBe(39)
  })

  test('sends nothing where the schema of its answer does not come', async () => {
    const asked = answering(200, '{}')
    const gone = () => Promise.reject(new TypeError('Failed to fetch'))
    const problem = await problemOf(request(gone, '/api/x', { json: { value: 1 } }))
    expect(problem.code).toBe('unavailable')
    expect(asked).toEqual([])
  })

  test('an answer without a body is null', async () => {
    answering(204, null)
    expect(await request(whole, '/api/x')).toBeNull()
  })
})

describe('what goes wrong is a problem', () => {
  test('the API says: its code, words, fields and present state', async () => {
    answering(409, JSON.stringify(refusal), 'application/problem+json')
    const problem = await problemOf(request(whole, '/api/x'))
    expect(problem).toMatchObject({
      code: 'conflict',
      message: 'Someone saved first.',
      fields: refusal.fields,
      present: { version: 3 },
    })
  })

  test.each([
    [502, '<h1>Bad gateway</h1>', 'unavailable'],
    [504, '', 'unavailable'],
    [500, '<h1>Oops</h1>', 'unexpected'],
    [404, '{"error":"not ours"}', 'unexpected'],
  ])('%s in another form than ours is %3$s', async (status, body, code) => {
    answering(status, body, 'text/html')
    expect((await problemOf(request(whole, '/api/x'))).code).toBe(code)
  })

  test('no answer at all is unavailable', async () => {
    setTransport(() => Promise.reject(new TypeError('Failed to fetch')))
    expect((await problemOf(request(whole, '/api/x'))).code).toBe('unavailable')
  })

  test('an answer that breaks the contract is unexpected, and keeps its cause', async () => {
    answering(200, '{}')
    const cause = new Error('value is missing')
    const reader = {
      parse: () => {
        throw cause
      },
    }
    expect(await problemOf(request(reader, '/api/x'))).toMatchObject({ code: 'unexpected', cause })
  })

  test('an abort stays an abort', async () => {
    const abort = new AbortController()
    abort.abort()
    setTransport((_, init) => fetch('http://127.0.0.1:9/', { signal: init.signal }))
    const error = await request(whole, '/api/x', { signal: abort.signal }).catch((thrown: Error) => thrown)
    expect(error).toHaveProperty('name', 'AbortError')
  })
})

describe('asking again', () => {
  const { retry } = createQueryClient().getDefaultOptions().queries ?? {}

  test.each([
    [0, new Problem('unavailable', ''), true],
    [1, new Problem('unavailable', ''), true],
    [2, new Problem('unavailable', ''), false],
    [0, new Problem('forbidden', ''), false],
    [0, new Error('a bug'), false],
  ])('after %s failures with %s: %s', (failures, error, again) => {
    expect(retry).toBeTypeOf('function')
    expect((retry as (failures: number, error: Error) => boolean)(failures, error)).toBe(again)
  })
})
