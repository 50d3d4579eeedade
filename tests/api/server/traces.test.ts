import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { newId } from '@ttc/contracts/new-id'
import { connect } from '@ttc/db/connect'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { readConfig } from '../../../apps/api/src/app/config.ts'
import { type Running, serve } from '../../../apps/api/src/app/server.ts'
import { loadPlanFile } from '../../../apps/api/src/plan/plan-file.command.ts'
import { PlanFile } from '../../../apps/api/src/plan/plan-file.ts'
import { signIn, TODAY } from '../../support/app.ts'
import { newOwnDatabase, type OwnDatabase } from '../../support/own-database.ts'
import { aPlanFile } from '../../support/plan-file.ts'

const SECRET = 'Wintermute'

type Span = Readonly<{
  name: string
  kind: number
  traceId: string
  spanId: string
  parentSpanId?: string
  attributes: readonly Readonly<{ key: string; value: Readonly<Record<string, unknown>> }>[]
}>

let collector: Server
let database: OwnDatabase
let running: Running
let at: string
let cookie: string
/** What the collector was sent, as it came. */
const sent: string[] = []

beforeAll(async () => {
  collector = createServer((asked, answer) => {
    const parts: Buffer[] = []
    asked.on('data', (part: Buffer) => parts.push(part))
    asked.on('end', () => {
      if (asked.url === '/v1/traces') sent.push(Buffer.concat(parts).toString('utf8'))
      answer.writeHead(200, { 'content-type': 'application/json' }).end('{}')
    })
  })
  await new Promise<void>((done) => collector.listen(0, '127.0.0.1', done))
  database = await newOwnDatabase()
  const connection = await connect({ databaseUrl: database.url, dataFolder: '', poolSize: 2 })
  await connection.migrate()
  const { scope } = await loadPlanFile(connection.db, PlanFile.parse(aPlanFile()), TODAY)
  cookie = await signIn(connection.db, scope, scope.memberId)
  await connection.close()
  const config = readConfig({
    PORT: '0',
    DATABASE_URL: database.url,
    EXAMPLE: 'no',
    LOG_LEVEL: 'silent',
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${(collector.address() as AddressInfo).port}`,
  })
  running = await serve({ ...config, webFolder: import.meta.dirname }, () => {}, new AbortController().signal)
  at = `${running.address}/api/partnerships/${scope.partnershipId}`
}, 120_000)
afterAll(async () => {
  collector?.close()
  await database?.remove()
})

const spans = (): Span[] =>
  sent
    .flatMap((body) => JSON.parse(body).resourceSpans)
    .flatMap(({ scopeSpans }) => scopeSpans)
    .flatMap((one) => one.spans)
const said = ({ attributes }: Span) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]))

test('each request is a span with its route and its status, each statement one inside it, and nobody is in either', async () => {
  const id = newId()
  const body = JSON.stringify({ id, name: SECRET, startsOn: '2025-04-01', endsOn: '2028-03-31' })
  const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
  const headers = { cookie, 'content-type': 'application/json', traceparent }
  const answer = await fetch(`${at}/plans?of=${SECRET}`, { method: 'POST', headers, body })
  expect(answer.status).toBe(201)
  // Stopping sends what has not been sent yet.
  await running.stop()
  await vi.waitFor(() => expect(spans().length).toBeGreaterThan(0))

  const request = spans().find(({ name }) => name === 'POST /api/partnerships/:partnership/plans') as Span
  expect(said(request)).toEqual({
    'http.request.method': 'POST',
    'http.route': '/api/partnerships/:partnership/plans',
    'http.response.status_code': 201,
  })
  expect([request.traceId, request.parentSpanId]).toEqual(['0af7651916cd43dd8448eb211c80319c', 'b7ad6b7169203331'])
  const statements = spans().filter(({ parentSpanId }) => parentSpanId === request.spanId)
  expect(statements.map(({ name }) => name)).toEqual(expect.arrayContaining(['begin', 'insert', 'commit']))
  expect(said(statements[0] as Span)).toEqual({
    'db.system.name': 'postgresql',
    'db.operation.name': statements[0]?.name,
  })
  expect(sent.join('')).not.toMatch(new RegExp(`${SECRET}|${id}|${cookie.slice(20, 40)}|2025-04-01|${at.slice(-36)}`))
})
