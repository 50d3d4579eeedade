import type { Problem } from '@ttc/domain/problem'
import { expect, test } from 'vitest'
import { readConfig } from '../../apps/api/src/app/config.ts'

const refusalOf = (environment: Readonly<Record<string, string>>): Problem => {
  try {
    readConfig(environment)
  } catch (error) {
    return error as Problem
  }
  throw new Error('was read')
}

test('without a setting the server listens on loopback, on an embedded database, with the example', () => {
  const config = readConfig({})
  expect(config).toMatchObject({
    port: 8321,
    host: '127.0.0.1',
    databaseUrl: null,
    databaseConnections: 10,
    example: true,
    logLevel: 'info',
  })
  expect(config.dataFolder).toMatch(/[/\\]\.data$/)
  expect(readConfig({ PORT: '', DATABASE_URL: '', OTHER: 'x' })).toEqual(config)
})

test('settings are read as they are meant', () => {
  const url = 'postgres://ttc:pass%20word@db:5432/ttc?sslmode=require'
  expect(
    readConfig({
      PORT: ' 80 ',
      HOST: '::1',
      DATABASE_URL: url,
      DATABASE_CONNECTIONS: '5',
      EXAMPLE: 'no',
      LOG_LEVEL: 'silent',
    }),
  ).toMatchObject({
    port: 80,
    host: '::1',
    databaseUrl: url,
    databaseConnections: 5,
    example: false,
    logLevel: 'silent',
  })
})

test.each([
  ['PORT', ['http', '-1', '65536', '80.5', '0x50', '1e3']],
  ['HOST', ['http://localhost', 'a b']],
  [
    'DATABASE_URL',
    [
      'mysql://u:geheim@h/d',
      'postgres://',
      'postgres://u:geheim@/d',
      'postgres://u:geheim@host',
      'u:geheim@host/d',
      'postgres://[geheim',
    ],
  ],
  ['DATABASE_REPLICA_URL', ['postgres://u:geheim@one/d,two', 'postgres://u@one/d,']],
  ['DATABASE_REPLICA_SECONDS', ['0', '61']],
  ['DATABASE_NAMED_STATEMENTS', ['off']],
  ['DRAIN_SECONDS', ['8', '-1']],
  ['METRICS_PORT', ['65536', 'yes']],
  ['OTEL_EXPORTER_OTLP_ENDPOINT', ['collector:4318', 'grpc://collector']],
  ['DATABASE_CONNECTIONS', ['0', '101', 'many', '2.5']],
  ['EXAMPLE', ['true', 'YES']],
  ['LOG_LEVEL', ['verbose']],
])('%s is refused by its name where it cannot be used, in plain words', (name, values) => {
  const refusals = values.map((value) => refusalOf({ [name]: value }))
  expect(refusals.map((one) => one.fields.map(({ field }) => field))).toEqual(values.map(() => [name]))
  expect(
    refusals.filter((one) => !/ must (?:be|look) /.test(one.message) || /invalid|expected|received/i.test(one.message)),
  ).toEqual([])
})

test('several servers, replicas, figures and traces are read as they are meant', () => {
  const config = readConfig({
    DATABASE_URL: 'postgres://u@one/d, postgres://u@two/d',
    DATABASE_REPLICA_URL: 'postgres://u@two/d,postgres://u@three/d',
    DATABASE_REPLICA_SECONDS: '3',
    DATABASE_NAMED_STATEMENTS: 'no',
    DRAIN_SECONDS: '5',
    METRICS_PORT: '9464',
    OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318',
  })
  expect(config).toMatchObject({
    databaseUrl: 'postgres://u@one/d,postgres://u@two/d',
    replicas: { urls: ['postgres://u@two/d', 'postgres://u@three/d'], mostBehindMs: 3000 },
    namedStatements: false,
    drainMs: 5000,
    metrics: { port: 9464, host: '127.0.0.1' },
    traces: { endpoint: 'http://collector:4318', service: 'turning-the-curve' },
  })
  expect(readConfig({})).toMatchObject({ replicas: { urls: [] }, namedStatements: true, metrics: null, traces: null })
})

test('replicas without a server they follow are refused', () => {
  expect(refusalOf({ DATABASE_REPLICA_URL: 'postgres://u@two/d' }).message).toContain('DATABASE_REPLICA_URL needs')
})

test('every wrong setting is named at once, and no value is repeated', () => {
  const refusal = refusalOf({
    PORT: 'geheim',
    DATABASE_URL: 'postgres:geheim',
    EXAMPLE: 'geheim',
    HOST: 'geheim geheim',
  })
  expect(refusal.fields.map((one) => one.field).toSorted()).toEqual(['DATABASE_URL', 'EXAMPLE', 'HOST', 'PORT'])
  expect(`${refusal.message} ${JSON.stringify(refusal.fields)}`).not.toContain('geheim')
})
