import type { Connection } from '@ttc/db/connect'
import {
  type Action,
  isAllowed,
  isAllowedAt,
  isReading,
  type Place,
  readingOf,
  type Scope,
  scopeFor,
  wholePartnership,
} from '@ttc/domain/access'
import { describeRefusal } from '@ttc/domain/access.words'
import { Problem } from '@ttc/domain/problem'
import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify'
import { findPlaces } from '../access/place.queries.ts'
import { listWhoCan } from '../member/grant.queries.ts'
import { Identity } from './identity.ts'
import { isId, mentionedIn, type Named, objectOf, unknownPartsOf } from './object.ts'

/** Asked before anybody is known. */
const open: ReadonlySet<Action> = new Set(['page.read', 'health.read', 'account.open', 'link.open'])
/** Asked by someone signed in, of no partnership or of all their own. */
const beyondPartnership: ReadonlySet<Action> = new Set(['account.own', 'partnership.read'])

const reading: ReadonlySet<string> = new Set(['GET', 'HEAD'])
/** A browser says where a request comes from; other programs do not. */
const elsewhere: ReadonlySet<string> = new Set(['cross-site', 'same-site'])

/**
 * Every route declares its action, or the server does not start. Who asks is known before a body is read; what they
 * may do is settled before it is checked, so that nobody learns from a refusal of the contract that something exists.
 * A route of a partnership gets its scope here, and nowhere else. What someone may not see and what does not exist are
 * answered in the same words.
 */
export function checkAccess(app: FastifyInstance, { db }: Connection, secure = false): void {
  const routes: RouteOptions[] = []
  const identity = new Identity(db, secure)
  app.decorate('routes', routes)
  app.addHook('onRoute', (route) => {
    routes.push(route)
  })
  app.addHook('onReady', async () => checkDeclarations(routes))
  app.addHook('onRequest', async (request, reply) => {
    if (!reading.has(request.method) && elsewhere.has(String(request.headers['sec-fetch-site'])))
      throw new Problem('forbidden', 'This was sent by a page of another site. Open the product and do it there.')
    const { action } = request.routeOptions.config
    if (action === undefined || open.has(action)) return
    reply.header('cache-control', 'no-store')
    request.who = await identity.whoAsks(request)
    if (beyondPartnership.has(action)) return
    const { partnership } = request.params as { partnership: string }
    if (!isId(partnership)) return
    const standing = await identity.standingOf(request.who, partnership)
    if (standing === null) throw new Problem('not-found', 'There is no such partnership, or you cannot see it.')
    request.scope = scopeFor(partnership.toLowerCase(), standing.memberId, standing.grants)
  })
  app.addHook('preValidation', async (request) => {
    const { action } = request.routeOptions.config
    if (action === undefined || request.scope === undefined) return
    await checkAllowed(request, action)
  })
  // For an answer that goes on: whether who asked would still be let in, asked anew.
  app.decorate('mayStill', async (request) => {
    try {
      const { action } = request.routeOptions.config
      if (action === undefined) return false
      const who = await identity.whoAsks(request)
      const standing = await identity.standingOf(who, request.scope.partnershipId)
      if (standing === null) return false
      const scope = scopeFor(request.scope.partnershipId, standing.memberId, standing.grants)
      const places = await placesOf(request, scope, action)
      return places !== null && isAllowedAt(scope.grants, action, places)
    } catch {
      return false
    }
  })
  app.addHook('onSend', (request, _reply, payload, done) => {
    if (!reading.has(request.method)) identity.forget()
    done(null, payload)
  })

  const checkAllowed = async (request: FastifyRequest, action: Action): Promise<void> => {
    const { scope } = request
    if (request.who.kind === 'token' && !isReading(action))
      throw new Problem('forbidden', 'A token only reads. Sign in to change something.')
    await checkMentioned(request, scope)
    const places = await placesOf(request, scope, action)
    if (places === null) throw gone()
    if (isAllowedAt(scope.grants, action, places)) return
    const isShared = places.includes(wholePartnership)
    if (!isShared && !isAllowedAt(scope.grants, readingOf(action), places)) throw gone()
    throw new Problem('forbidden', describeRefusal(action, await listWhoCan(db, scope, action, places)))
  }

  /** Whatever a body names has to be seen by who names it; else it is as if it were not there. */
  const checkMentioned = async (request: FastifyRequest, scope: Scope): Promise<void> => {
    if (isAllowed(scope.grants, 'plan.read', wholePartnership)) return
    for (const named of mentionedIn(request)) {
      const places = await find(scope, named)
      if (places === null || !isAllowedAt(scope.grants, 'indicator.read', places)) throw gone()
    }
  }

  const placesOf = async (request: FastifyRequest, scope: Scope, action: Action): Promise<readonly Place[] | null> => {
    const object = objectOf(request)
    if (object === null) return [wholePartnership]
    // Whoever may do this everywhere needs no place to be looked up: the route itself finds the object, or does not.
    if (isAllowed(scope.grants, action, wholePartnership)) return [wholePartnership]
    const places = await find(scope, object)
    const { plan } = request.params as { plan?: string }
    return plan !== undefined && places?.some((place) => place.planId !== plan.toLowerCase()) ? null : places
  }

  const find = (scope: Scope, { kind, id }: Named) => findPlaces(db, scope.partnershipId, kind, id.toLowerCase())
}

function gone(): Problem {
  return new Problem('not-found', 'There is no such thing in this partnership, or you cannot see it.')
}

function checkDeclarations(routes: readonly RouteOptions[]): void {
  const listed = (wrong: readonly RouteOptions[]) => wrong.map((route) => `${route.method} ${route.url}`).join(', ')
  const bare = routes.filter((route) => route.config?.action === undefined)
  if (bare.length > 0) throw new Error(`These routes declare no action: ${listed(bare)}`)
  const scoped = routes.filter(({ config }) => {
    const action = config?.action as Action
    return !open.has(action) && !beyondPartnership.has(action)
  })
  const unscoped = scoped.filter((route) => !/\/:partnership(?:\/|$)/.test(route.url))
  if (unscoped.length > 0) throw new Error(`These routes name no partnership: ${listed(unscoped)}`)
  const unplaced = scoped.filter((route) => unknownPartsOf(route.url).length > 0)
  if (unplaced.length > 0) throw new Error(`The access check knows no place for parts of: ${listed(unplaced)}`)
}
