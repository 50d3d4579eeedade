import type { Database } from '@ttc/db/connect'
import type { Action, Scope } from '@ttc/domain/access'
import type { IsoDate } from '@ttc/domain/period'

declare module 'fastify' {
  interface FastifyInstance {
    readonly db: Database
    /** Today in Europe/London. */
    readonly today: () => IsoDate
  }
  interface FastifyRequest {
    scope: Scope
  }
  interface FastifyContextConfig {
    action?: Action
  }
}
