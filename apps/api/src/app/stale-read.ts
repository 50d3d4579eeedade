import { type Database, isAway } from '@ttc/db/connect'
import type { Place, Replicas } from '@ttc/db/replica'
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteHandlerMethod } from 'fastify'

const reading: ReadonlySet<string> = new Set(['GET', 'HEAD'])
const SEEN = 'ttc_seen'
/** Longer than a replica may be behind: after that every one that is asked has the change. */
const SEEN_SECONDS = 120
/** Where the primary could not say how far its log is: no replica is known to have the change. */
const NOWHERE: Place = 'FFFFFFFF/FFFFFFFF'

/**
 * Reads that may be a moment behind go to a replica. Whoever changed something carries the place of the change in the
 * primary's log in a cookie, whichever node answers them next: no replica is asked by them that has not got so far. Where
 * none has, is near enough or answers, the primary is asked. A route says of itself that it may be behind, and reads from
 * `request.reads`.
 */
export function readFromReplicas(
  app: FastifyInstance,
  primary: Database,
  replicas: Replicas | null,
  secure: boolean,
): void {
  const wrapped = new WeakSet<RouteHandlerMethod>()
  app.decorateRequest('reads')
  app.addHook('onRoute', (route) => {
    if (route.config?.mayBeStale !== true || wrapped.has(route.handler)) return
    if (![route.method].flat().every((method) => reading.has(method)))
      throw new Error(`${route.method} ${route.url} changes something: it cannot be read from a replica.`)
    route.handler = fromReplica(route.handler, primary, replicas)
    wrapped.add(route.handler)
  })
  if (replicas === null) return
  app.addHook('onSend', async (request, reply) => {
    if (reading.has(request.method)) return
    const place = await replicas.written().catch(() => NOWHERE)
    reply.header('set-cookie', seenCookie(place, secure))
  })
}

/** Reads change nothing: one whose replica goes away half way is made again, on the primary. */
function fromReplica(handle: RouteHandlerMethod, primary: Database, replicas: Replicas | null): RouteHandlerMethod {
  return async function (this: FastifyInstance, request: FastifyRequest, reply: FastifyReply) {
    // Before it is decided who is asked: no list shows yesterday's. Where it fails, a list that needs it says so itself.
    if (replicas !== null && request.scope) await this.daily.passDue(request.scope.partnershipId).catch(() => {})
    const replica = (await replicas?.choose(seenBy(request))) ?? null
    request.reads = replica ?? primary
    try {
      return await handle.call(this, request, reply)
    } catch (error) {
      if (replica === null || !isAway(error)) throw error
      request.reads = primary
      return handle.call(this, request, reply)
    }
  }
}

function seenBy({ headers }: FastifyRequest): Place | null {
  const found = /(?:^|;\s*)ttc_seen=([\dA-F]{1,8}\/[\dA-F]{1,8})(?:;|$)/.exec(headers.cookie ?? '')
  return found?.[1] ?? null
}

const seenCookie = (place: Place, secure: boolean) =>
  `${SEEN}=${place}; Path=/; Max-Age=${SEEN_SECONDS}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
