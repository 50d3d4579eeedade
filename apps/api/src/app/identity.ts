import type { Database } from '@ttc/db/connect'
import type { Grant } from '@ttc/domain/access'
import { Problem } from '@ttc/domain/problem'
import type { FastifyRequest } from 'fastify'
import { type FoundSession, findSession } from '../account/session.queries.ts'
import { readSessionToken } from '../account/session-cookie.ts'
import { findStanding } from '../member/grant.queries.ts'
import { findToken } from '../token/token.queries.ts'
import { hashOfToken, readTokenSecret } from '../token/token-secret.ts'
import { ShortMemory } from './short-memory.ts'

/** Who asks: a person with a session, or a program with a read-only token of one partnership. */
export type Who =
  | Readonly<{ kind: 'session'; accountId: string; session: FoundSession }>
  | Readonly<{
      kind: 'token'
      partnershipId: string
      name: string
      memberId: string
      grants: readonly Grant[]
    }>

export type Standing = Readonly<{ memberId: string; grants: readonly Grant[] }>

/** How long an answer of the database to "who is this" is believed: a revoked session or role works no longer than this. */
const BELIEVED_MS = 2_000

/** Reads who asks and what they are, each from one indexed query that is remembered for two seconds. */
export class Identity {
  readonly #db: Database
  readonly #secure: boolean
  readonly #who = new ShortMemory<Who>(BELIEVED_MS)
  readonly #standings = new ShortMemory<Standing>(BELIEVED_MS)

  constructor(db: Database, secure: boolean) {
    this.#db = db
    this.#secure = secure
  }

  /** After every change in this process: what it changed may be who may do what. */
  forget(): void {
    this.#who.clear()
    this.#standings.clear()
  }

  /** Throws where nobody is signed in: nothing else is said of what was asked for. */
  async whoAsks(request: FastifyRequest): Promise<Who> {
    const { authorization, cookie } = request.headers
    const who = authorization === undefined ? await this.#bySession(cookie) : await this.#byToken(authorization)
    if (who === null)
      throw new Problem(
        'signed-out',
        authorization === undefined
          ? 'You are signed out, or your session has ended. Sign in to go on.'
          : 'This token is not known, was revoked, or its time is over.',
      )
    return who
  }

  /** What who asks is in a partnership; null where they do not belong to it. */
  async standingOf(who: Who, partnershipId: string): Promise<Standing | null> {
    if (who.kind === 'token')
      return who.partnershipId === partnershipId.toLowerCase() ? { memberId: who.memberId, grants: who.grants } : null
    return this.#standings.remember(`${partnershipId}|${who.accountId}`, () =>
      findStanding(this.#db, partnershipId, who.accountId),
    )
  }

  async #bySession(cookie: string | undefined): Promise<Who | null> {
    const secret = readSessionToken(cookie, this.#secure)
    if (secret === null) return null
    return this.#who.remember(hashOfToken(secret), async () => {
      const session = await findSession(this.#db, cookie, { secure: this.#secure })
      return session === null ? null : { kind: 'session', accountId: session.accountId, session }
    })
  }

  async #byToken(authorization: string): Promise<Who | null> {
    const secret = readTokenSecret(authorization)
    if (secret === null) return null
    const hash = hashOfToken(secret)
    return this.#who.remember(hash, async () => {
      const found = await findToken(this.#db, hash, new Date())
      if (found === null) return null
      const { partnershipId, name, ownerMemberId: memberId, grants } = found
      return { kind: 'token', partnershipId, name, memberId, grants }
    })
  }
}
