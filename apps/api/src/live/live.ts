import { PassThrough } from 'node:stream'
import type { MemberView } from '@ttc/contracts/partnership'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Followed, type Follower, type Numbered, type ReadChanges } from './followed.ts'

/** Changes made on another node are looked for this often; those of this node are told at once. */
const LOOK_MS = 500
/** How often it is asked whether a follower may still follow, and a sign of life is sent. */
const BEAT_MS = 4_000
/** A follower that takes nothing for so long that this much waits for it is let go; it comes back by itself. */
const MOST_WAITING = 1_000_000

/** What is followed: its key on this node, the number of its last change, and how changes after a number are read. */
type Feed<Change extends Numbered> = Readonly<{ key: string; sequence: number; read: ReadChanges<Change> }>

export type Live<Change extends Numbered> = Readonly<{
  /** Something may have changed of what is followed under this key. */
  wake: (key: string) => void
  /** Answers with the changes after a number and then each as it is made, as server-sent events. */
  follow: (asked: FastifyRequest, reply: FastifyReply, feed: Feed<Change>, who: MemberView) => FastifyReply
}>

/**
 * Sends what changes to everybody who follows, over plain streams: one reader for each thing that is followed, each
 * change once and in order. A stream ends when the server does, and when its reader may no longer read.
 */
export function openLive<Change extends Numbered>(app: FastifyInstance): Live<Change> {
  const all = new Map<string, Followed<Change>>()

  const wake = (one: Followed<Change>) =>
    void one.wake().catch((error) => app.log.warn({ reason: String(error) }, 'live'))
  const looking = setInterval(() => {
    for (const [key, one] of all) {
      if (one.isEmpty) all.delete(key)
      else wake(one)
    }
  }, LOOK_MS)
  looking.unref()
  app.addHook('preClose', async () => {
    clearInterval(looking)
    for (const stream of app.streams) stream.end()
  })

  const follow: Live<Change>['follow'] = (request, reply, { key, sequence, read }, who) => {
    const followed = all.get(key) ?? new Followed(read, sequence)
    all.set(key, followed)
    const stream = new PassThrough()
    const follower = followerOf<Change>(who, stream)
    const beat = setInterval(async () => {
      if (await app.mayStill(request)) stream.write('event: beat\ndata: {}\n\n')
      else stream.end()
    }, BEAT_MS)
    app.streams.add(stream)
    stream.once('close', () => {
      clearInterval(beat)
      app.streams.delete(stream)
      followed.leave(follower)
    })
    // Nobody takes the stream of an answer to HEAD, or to one who left while it was looked up: it would stay for ever.
    if (reply.raw.destroyed) stream.destroy()
    else reply.raw.once('close', () => stream.destroy())
    reply.type('text/event-stream; charset=utf-8').header('x-accel-buffering', 'no')
    stream.write('retry: 1000\n\n')
    followed.join(follower, seenBy(request)).catch(() => stream.destroy())
    return reply.send(stream)
  }

  return {
    wake: (key) => {
      const one = all.get(key)
      if (one !== undefined) wake(one)
    },
    follow,
  }
}

/** The number that a follower has seen: a browser that comes back says so itself. */
function seenBy({ headers, query }: FastifyRequest): number {
  const { after } = query as { after: number }
  const seen = Number(headers['last-event-id'] ?? after)
  return Number.isSafeInteger(seen) && seen >= 0 ? seen : after
}

function followerOf<Change extends Numbered>(member: MemberView, stream: PassThrough): Follower<Change> {
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
