import { PassThrough } from 'node:stream'
import { addressed } from '@ttc/contracts/id'
import type { MemberView } from '@ttc/contracts/partnership'
import { WalkChangesView, type WalkChangeView } from '@ttc/contracts/turning-the-curve'
import type { FastifyReply } from 'fastify'
import fastifyPlugin from 'fastify-plugin'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { z } from 'zod'
import { latestUpdates } from '../action/action.queries.ts'
import { findMember } from '../member/member.queries.ts'
import { changeView } from './answer.view.ts'
import { listChanges } from './change.queries.ts'
import { type Follower, LiveWalk } from './live-walk.ts'
import type { WalkRow } from './walk.queries.ts'
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

  const reader = (partnershipId: string, walkId: string) => async (after: number) => {
    const rows = await listChanges(app.db, partnershipId, walkId, after, MOST_AT_ONCE)
    const acted = rows.flatMap(({ answerId, answerKind }) =>
      answerKind === 'action' && answerId !== null ? [answerId] : [],
    )
    const updates = await latestUpdates(app.db, partnershipId, acted)
    return rows.map((row) => changeView(row, updates, app.today()))
  }

  const liveWalk = (partnershipId: string, { id, sequence }: Pick<WalkRow, 'id' | 'sequence'>): LiveWalk => {
    const key = `${partnershipId} ${id}`
    const live = walks.get(key) ?? new LiveWalk(reader(partnershipId, id), sequence)
    walks.set(key, live)
    return live
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
    '/partnerships/:partnership/walks/:walk/changes',
    {
      config: { action: 'walk.read' },
      schema: {
        tags: ['Turning the Curve walk'],
        summary: 'What changed in a walk after a number, in order; asked for as events, each change as it is made',
        params: addressed('walk'),
        querystring: z.object({ after: z.coerce.number().int().min(0).max(2_000_000_000).default(0) }),
        response: {
          200: {
            content: { 'application/json': { schema: WalkChangesView }, 'text/event-stream': { schema: z.string() } },
          },
        },
      },
    },
    async (request, reply) => {
      const { scope, params, query, headers } = request
      const walk = await presentWalk(app.db, scope, params.walk)
      const read = reader(scope.partnershipId, walk.id)
      if (!headers.accept?.includes('text/event-stream')) return pageOf(await read(query.after))
      const member = await findMember(app.db, scope, scope.memberId)
      const seen = Number(headers['last-event-id'] ?? query.after)
      const after = Number.isSafeInteger(seen) && seen >= 0 ? seen : query.after
      const stream = new PassThrough()
      const follower = followerOf(member ?? { id: scope.memberId, name: '', agency: '' }, stream)
      const live = liveWalk(scope.partnershipId, walk)
      const beat = setInterval(async () => {
        if (await app.mayStill(request)) stream.write('event: beat\ndata: {}\n\n')
        else stream.end()
      }, BEAT_MS)
      streams.add(stream)
      stream.once('close', () => {
        clearInterval(beat)
        streams.delete(stream)
        live.leave(follower)
      })
      reply.type('text/event-stream; charset=utf-8').header('x-accel-buffering', 'no')
      stream.write('retry: 1000\n\n')
      live.join(follower, after).catch(() => stream.destroy())
      return sendStream(reply, stream)
    },
  )
}

/** Past the contract of the JSON answer: a stream is sent as it comes. */
function sendStream(reply: FastifyReply, stream: PassThrough): FastifyReply {
  return reply.send(stream)
}

function pageOf(changes: readonly WalkChangeView[]): WalkChangesView {
  const last = changes.at(-1)
  return { changes: [...changes], next: changes.length === MOST_AT_ONCE && last ? last.sequence : null }
}

function followerOf(member: MemberView, stream: PassThrough): Follower {
  const write = (event: string, data: unknown, id: number | null) => {
    if (stream.writableLength > MOST_WAITING) stream.destroy()
    else stream.write(`${id === null ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
  }
  return {
    member,
    tell: (changes) => {
      for (const change of changes) write('change', change, change.sequence)
    },
    tellPresent: (members) => write('present', { members }, null),
  }
}

/** Its hooks hold for the routes beside it too: a change answered by any of them wakes whoever follows. */
export const liveRoutes = fastifyPlugin(routes)
