import rateLimit from '@fastify/rate-limit'
import { Problem } from '@ttc/domain/problem'
import type { FastifyInstance } from 'fastify'
import { addressToCount } from '../account/throttle.queries.ts'

const MINUTE_MS = 60_000

/**
 * A ceiling for programs gone wild, far above what people reach: a whole council may come from one address. Counted
 * before anything is read or looked up, by each process for itself; what guards passwords and links is counted in the
 * database, much lower.
 */
export async function limitRequests(app: FastifyInstance, perMinute: number): Promise<void> {
  await app.register(rateLimit, { global: false })
  const count = app.createRateLimit({
    max: perMinute,
    timeWindow: MINUTE_MS,
    keyGenerator: ({ ip }) => addressToCount(ip),
  })
  app.addHook('onRequest', async (request, reply) => {
    const counted = await count(request)
    if (counted.isAllowed || !counted.isExceeded) return
    reply.header('retry-after', counted.ttlInSeconds)
    throw new Problem(
      'too-many',
      `More than ${perMinute} requests came from this address within a minute. Wait ${counted.ttlInSeconds} seconds, then go on.`,
    )
  })
}
