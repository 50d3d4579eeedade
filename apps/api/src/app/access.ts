import type { Connection } from '@ttc/db/connect'
import { type Action, scopeFor } from '@ttc/domain/access'
import { Problem } from '@ttc/domain/problem'
import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify'
import { findActingMember } from '../member/member.queries.ts'

const withoutPartnership: ReadonlySet<Action> = new Set(['page.read', 'health.read', 'partnership.read'])

const reading: ReadonlySet<string> = new Set(['GET', 'HEAD'])
/** A browser says where a request comes from; other programs do not. Until accounts exist this alone tells them apart. */
const elsewhere: ReadonlySet<string> = new Set(['cross-site', 'same-site'])

/**
 * Every route declares its action, or the server does not start. A route of a partnership gets its scope here, and
 * nowhere else; a partnership that does not exist and one that may not be seen are answered alike.
 */
export function checkAccess(app: FastifyInstance, connection: Connection): void {
  const declared: RouteOptions[] = []
  app.addHook('onRoute', (route) => {
    declared.push(route)
  })
  app.addHook('onReady', async () => {
    const bare = declared
      .filter((route) => route.config?.action === undefined)
      .map((route) => `${route.method} ${route.url}`)
    if (bare.length > 0) throw new Error(`These routes declare no action: ${bare.join(', ')}`)
    const unscoped = declared.filter(
      (route) => !withoutPartnership.has(route.config?.action as Action) && !/\/:partnership(?:\/|$)/.test(route.url),
    )
    if (unscoped.length > 0)
      throw new Error(
        `These routes name no partnership: ${unscoped.map((route) => `${route.method} ${route.url}`).join(', ')}`,
      )
  })
  app.addHook('onRequest', async (request: FastifyRequest) => {
    if (!reading.has(request.method) && elsewhere.has(String(request.headers['sec-fetch-site'])))
      throw new Problem('forbidden', 'This was sent by a page of another site. Open the product and do it there.')
  })
  app.addHook('preHandler', async (request: FastifyRequest) => {
    const action = request.routeOptions.config.action
    if (action === undefined || withoutPartnership.has(action)) return
    const { partnership } = request.params as { partnership: string }
    const member = await findActingMember(connection.db, partnership)
    if (member === null) throw new Problem('not-found', 'There is no such partnership, or you cannot see it.')
    request.scope = scopeFor(partnership, member.id)
  })
}
