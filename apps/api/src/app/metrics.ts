import { createServer, type Server } from 'node:http'
import type { Connection } from '@ttc/db/connect'
import type { Replicas } from '@ttc/db/replica'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { countWaiting } from '../mail/mail.queries.ts'

export type Metrics = Readonly<{
  /** Counts and times every request of an application, and asks it how it stands whenever the figures are read. */
  watch: (app: FastifyInstance) => void
  /** Answers the figures to who asks for them, at a port of their own. */
  listen: (port: number, host: string) => Promise<string>
  close: () => Promise<void>
}>

/** From a list that is answered from memory to an import of a whole file. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 120]

/** The pattern of a route, never the address: an address holds ids, and of a calendar its key. */
const routeOf = ({ method, routeOptions }: FastifyRequest) => ({ method, route: routeOptions.url ?? 'none' })

/**
 * Figures in Prometheus' words. They name no partnership and no person, but say what the product is used for and when:
 * so they have a listener of their own, which no balancer leads to, and are not an address of the API.
 */
export function openMetrics(connection: Connection, replicas: Replicas | null): Metrics {
  const register = new Registry()
  collectDefaultMetrics({ register })
  let listener: Server | null = null
  return {
    watch: (app) => {
      watchRequests(app, register)
      watchDatabase(connection, register)
      watchWork(app, connection, register)
      if (replicas !== null) watchReplicas(replicas, register)
    },
    listen: async (port, host) => {
      listener = listenerOf(register)
      await new Promise<void>((done, fail) => listener?.once('error', fail).listen(port, host, done))
      const bound = listener.address()
      return `http://${host}:${typeof bound === 'object' && bound !== null ? bound.port : port}/metrics`
    },
    close: async () => {
      listener?.closeAllConnections()
      listener?.close()
    },
  }
}

function listenerOf(register: Registry): Server {
  return createServer(async (asked, answer) => {
    if (asked.method !== 'GET' || asked.url !== '/metrics') {
      answer.writeHead(404).end()
      return
    }
    try {
      const text = await register.metrics()
      answer.writeHead(200, { 'content-type': register.contentType, 'cache-control': 'no-store' }).end(text)
    } catch {
      answer.writeHead(500).end()
    }
  })
}

function watchRequests(app: FastifyInstance, register: Registry): void {
  const labelNames = ['method', 'route'] as const
  const seconds = new Histogram({
    name: 'ttc_request_duration_seconds',
    help: 'Time from a request to the end of its answer; streams that are followed are left out',
    labelNames: [...labelNames, 'status'],
    buckets: SECONDS,
    registers: [register],
  })
  const inFlight = new Gauge({
    name: 'ttc_requests_in_flight',
    help: 'Requests that are being answered, imports and followed streams among them',
    labelNames,
    registers: [register],
  })
  app.addHook('onRequest', async (request, reply) => {
    const labels = routeOf(request)
    inFlight.inc(labels)
    reply.raw.once('close', () => inFlight.dec(labels))
  })
  app.addHook('onResponse', async (request, reply) => {
    if (String(reply.getHeader('content-type')).startsWith('text/event-stream')) return
    seconds.observe({ ...routeOf(request), status: reply.statusCode }, reply.elapsedTime / 1000)
  })
}

function watchDatabase(connection: Connection, register: Registry): void {
  new Gauge({
    name: 'ttc_database_connections',
    help: 'Connections to the database: in use, idle, and requests that wait for one',
    labelNames: ['state'] as const,
    registers: [register],
    collect() {
      const use = connection.use()
      for (const [state, count] of Object.entries(use ?? {})) this.set({ state }, count)
    },
  })
}

function watchReplicas(replicas: Replicas, register: Registry): void {
  const labelNames = ['replica'] as const
  new Gauge({
    name: 'ttc_replica_usable',
    help: '1 where reads are sent to a replica, 0 where it is away or too far behind; by its place in the setting',
    labelNames,
    registers: [register],
    collect() {
      for (const [at, { isUsable }] of replicas.states().entries())
        this.set({ replica: String(at + 1) }, isUsable ? 1 : 0)
    },
  })
  new Gauge({
    name: 'ttc_replica_behind_bytes',
    help: 'How much of the log of the primary a replica had still to take in when both were last asked',
    labelNames,
    registers: [register],
    collect() {
      for (const [at, { behindBytes }] of replicas.states().entries())
        if (behindBytes !== null) this.set({ replica: String(at + 1) }, behindBytes)
    },
  })
}

function watchWork(app: FastifyInstance, { db }: Connection, register: Registry): void {
  const mails = (name: string, help: string, read: (found: Waiting) => number) =>
    new Gauge({
      name,
      help,
      registers: [register],
      async collect() {
        const found = await countWaiting(db).catch(() => null)
        if (found === null) this.remove()
        else this.set(read(found))
      },
    })
  mails(
    'ttc_mails_waiting',
    'Mails that wait for the mail server; absent while the database is away',
    (one) => one.waiting,
  )
  mails('ttc_mail_oldest_waiting_seconds', 'For how long the oldest of them has waited', ({ oldestAt }) =>
    ageOf(oldestAt),
  )
  new Gauge({
    name: 'ttc_live_streams',
    help: 'Answers that go on at this moment: whoever follows a walk or a meeting on this node',
    registers: [register],
    collect() {
      this.set(app.streams.size)
    },
  })
  new Gauge({
    name: 'ttc_daily_pass_age_seconds',
    help: 'Since this node last did what the calendar changes; absent until it has',
    registers: [register],
    collect() {
      const at = app.daily.passedAt()
      if (at === null) this.remove()
      else this.set(ageOf(at))
    },
  })
}

type Waiting = Awaited<ReturnType<typeof countWaiting>>

const ageOf = (at: Date | null) => (at === null ? 0 : (Date.now() - at.getTime()) / 1000)
