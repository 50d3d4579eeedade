import { PassThrough } from 'node:stream'
import { addressed } from '@ttc/contracts/id'
import fastifyPlugin from 'fastify-plugin'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { z } from 'zod'
import { latestUpdates } from '../action/action.queries.ts'
import { findMember } from '../member/member.queries.ts'
import { changeView } from './answer.view.ts'
import { listChanges } from './change.queries.ts'
import { type Follower, LiveWalk } from './live-walk.ts'
import { presentWalk } from './whole-walk.queries.ts'

/** Changes made on another node are looked for this often; those of this node are told at once. */
const LOOK_MS = 500
/** How often it is asked whether a follower may still follow, and a sign of life is sent. */
const BEAT_MS = 4_000
const MOST_AT_ONCE = 200
/** A follower that takes nothing for so long that this much waits for it is let go; it comes back by itself. */
const MOST_WAITING = 1_000_000

/** What everybody in the room sees: the changes of a walk as they are made, as server-sent events. */
const routes: FastifyPluginAsyncZodOpenApi = async (app) => {
  const walks = new Map<string, LiveWalk>()
  const streams = new Set<PassThrough>()

  const liveWalk = (partnershipId: string, walkId: string, last: number): LiveWalk => {
    const key = `${partnershipId} ${walkId}`
    const present = walks.get(key)
    if (present !== undefined) return present
    const read = async (after: number) => {
      const rows = await listChanges(app.db, partnershipId, walkId, after, MOST_AT_ONCE)
      const acted = rows.flatMap(({ answerId }) => (answerId === null ? [] : [answerId]))
      const updates = await latestUpdates(app.db, partnershipId, acted)
      return rows.map((row) => changeView(row, updates, app.today()))
    }
    const made = new LiveWalk(read, last)
    walks.set(key, made)
    return made
  }

  const wake = (walk: LiveWalk) => walk.wake().catch((error) => app.log.warn({ reason: String(error) }, 'live walk'))
  const looking = setInterval(() => {
    for (const [key, walk] of walks) {
      if (walk.isEmpty) walks.delete(key)
      else void wake(walk)
    }
  }, LOOK_MS)
  looking.unref()
  app.addHook('onResponse', async ({ method, params, scope }) => {
    const { walk } = (params ?? {}) as { walk?: string }
    if (method === 'GET' || walk === undefined || scope === undefined) return
    const live = walks.get(`${scope.partnershipId} ${walk.toLowerCase()}`)
    if (live !== undefined) void wake(live)
  })
  app.addHook('preClose', async () => {
    clearInterval(looking)
    for (const stream of streams) stream.end()
  })

  app.get(
    '/partnerships/:partnership/walks/:walk/live',
    {
      config: { action: 'walk.read' },
      schema: {
        tags: ['Turning the Curve walk'],
        summary: 'Follow a walk: each change as a server-sent event with its number, and who else is there',
        params: addressed('walk'),
        querystring: z.object({ after: z.coerce.number().int().min(0).max(2_000_000_000).optional() }),
      },
    },
    async (request, reply) => {
      const { scope, params, query, headers } = request
      const walk = await presentWalk(app.db, scope, params.walk)
      const member = await findMember(app.db, scope, scope.memberId)
      const seen = Number(headers['last-event-id'] ?? query.after ?? walk.sequence)
      const after = Number.isSafeInteger(seen) && seen >= 0 ? seen : walk.sequence
      const stream = new PassThrough()
      const write = (event: string, data: unknown, id: number | null = null) => {
        if (stream.writableLength > MOST_WAITING) stream.destroy()
        else stream.write(`${id === null ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
      }
      const follower: Follower = {
        member: member ?? { id: scope.memberId, name: '', agency: '' },
        tell: (changes) => {
          for (const change of changes) write('change', change, change.sequence)
        },
        tellPresent: (members) => write('present', { members }),
      }
      const live = liveWalk(scope.partnershipId, walk.id, walk.sequence)
      const beat = setInterval(async () => {
        if (await app.mayStill(request)) write('beat', {})
        else stream.end()
      }, BEAT_MS)
      streams.add(stream)
      stream.once('close', () => {
        clearInterval(beat)
        streams.delete(stream)
        live.leave(follower)
      })
      reply
        .type('text/event-stream; charset=utf-8')
        .header('cache-control', 'no-store')
        .header('x-accel-buffering', 'no')
      stream.write('retry: 1000\n\n')
      live.join(follower, after).catch(() => stream.destroy())
      return reply.send(stream)
    },
  )
}

/** Its hooks hold for the routes beside it too: a change answered by any of them wakes whoever follows. */
export const liveRoutes = fastifyPlugin(routes)
