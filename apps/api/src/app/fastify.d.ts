import type { Duplex } from 'node:stream'
import type { Database } from '@ttc/db/connect'
import type { Action, Scope } from '@ttc/domain/access'
import type { IsoDate } from '@ttc/domain/period'
import type { FastifyRequest as Request, RouteOptions } from 'fastify'
import type { AccountParts } from '../account/account-parts.command.ts'
import type { Daily } from '../job/daily.command.ts'
import type { Who } from './identity.ts'

declare module 'fastify' {
  interface FastifyInstance {
    readonly db: Database
    readonly accounts: AccountParts
    /** Today in Europe/London. */
    readonly today: () => IsoDate
    /** What the calendar changes in what is stored. */
    readonly daily: Daily
    /** From now on the node says that it is about to stop. */
    readonly drain: () => void
    readonly isDraining: () => boolean
    /** Until nothing that was asked for waits for its answer. */
    readonly answered: () => Promise<void>
    /** Every route, as it was declared. */
    readonly routes: readonly RouteOptions[]
    /** Whether who asked would still be let in: for answers that go on for as long as somebody follows. */
    readonly mayStill: (request: Request) => Promise<boolean>
    /** Answers that go on at this moment, for as long as somebody follows. */
    readonly streams: Set<Duplex>
  }
  interface FastifyRequest {
    /** Who asks: set wherever an action needs someone to be signed in. */
    who: Who
    scope: Scope
    /** Where a route reads that may be a moment behind; no other has it. */
    reads: Database
  }
  interface FastifyContextConfig {
    action?: Action
    /** What it answers may be a moment behind: it changes nothing and reads from `request.reads` alone. */
    mayBeStale?: true
  }
}
