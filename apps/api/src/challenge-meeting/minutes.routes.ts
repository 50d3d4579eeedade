import { AskBefore, ChallengeView, OrderQuestions, WriteChallenge } from '@ttc/contracts/challenge'
import { ChallengeMeetingView, MeetingChangesView, type MeetingChangeView } from '@ttc/contracts/challenge-meeting'
import { addressed } from '@ttc/contracts/id'
import { ChangedView } from '@ttc/contracts/plan'
import { PromiseView, SettlePromise, WritePromise } from '@ttc/contracts/promise'
import fastifyPlugin from 'fastify-plugin'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { z } from 'zod'
import { openLive } from '../live/live.ts'
import { findMember } from '../member/member.queries.ts'
import { answerOnce } from '../receipt/receipt.queries.ts'
import { listChanges } from './change.queries.ts'
import { changeMeeting } from './change-meeting.command.ts'
import { presentRow } from './present-meeting.queries.ts'
import { askBefore, orderQuestions, writeChallenge } from './write-challenge.command.ts'
import { settlePromise, writePromise } from './write-promise.command.ts'

const tags = ['Challenge meeting']
const at = '/partnerships/:partnership/challenge-meetings/:meeting'
const MOST_AT_ONCE = 500

const routes: FastifyPluginAsyncZodOpenApi = async (app) => {
  const live = openLive<MeetingChangeView>(app)
  app.addHook('onResponse', async ({ method, params, scope }) => {
    const { meeting } = (params ?? {}) as { meeting?: string }
    if (method === 'GET' || meeting === undefined || scope === undefined) return
    live.wake(`${scope.partnershipId} ${meeting.toLowerCase()}`)
  })

  app.get(
    `${at}/changes`,
    {
      config: { action: 'challenge-meeting.read' },
      schema: {
        tags,
        summary: 'What changed in a meeting after a number; asked for as events, each change as it is made',
        params: addressed('meeting'),
        querystring: z.object({ after: z.coerce.number().int().min(0).max(2_000_000_000).default(0) }),
        response: {
          200: {
            content: {
              'application/json': { schema: MeetingChangesView },
              'text/event-stream': { schema: z.string() },
            },
          },
        },
      },
    },
    async (request, reply) => {
      const { scope, params, query, headers } = request
      const { row } = await presentRow(app.db, scope, params.meeting)
      const read = (after: number) => listChanges(app.db, scope.partnershipId, row.id, after, MOST_AT_ONCE)
      if (!headers.accept?.includes('text/event-stream')) return { changes: await read(query.after) }
      const member = await findMember(app.db, scope, scope.memberId)
      const who = member ?? { id: scope.memberId, name: '', agency: '' }
      const feed = { key: `${scope.partnershipId} ${row.id}`, sequence: row.sequence, read }
      return live.follow(request, reply, feed, who)
    },
  )

  app.put(
    `${at}/challenges/:challenge`,
    {
      config: { action: 'challenge.write' },
      schema: {
        tags,
        summary: 'Store one field of a challenge as it is typed; the first one makes it',
        params: addressed('meeting', 'challenge'),
        body: WriteChallenge,
        response: { 200: ChallengeView },
      },
    },
    ({ scope, params, body }) => app.db.transaction((tx) => writeChallenge(tx, scope, params, body, app.today())),
  )

  app.put(
    `${at}/promises/:promise`,
    {
      config: { action: 'challenge.write' },
      schema: {
        tags,
        summary: 'Store one field of a promise as it is typed; the first one makes it',
        params: addressed('meeting', 'promise'),
        body: WritePromise,
        response: { 200: PromiseView },
      },
    },
    ({ scope, params, body }) => app.db.transaction((tx) => writePromise(tx, scope, params, body, app.today())),
  )

  app.post(
    `${at}/questions`,
    {
      config: { action: 'challenge.ask' },
      schema: {
        tags,
        summary: 'Put a question to a meeting in writing before the day',
        params: addressed('meeting'),
        body: AskBefore,
        response: { 201: ChangedView },
      },
    },
    async ({ scope, params, body, url }, reply) => {
      const answer = await answerOnce(app.db, scope, { address: url, body }, async (tx) => {
        await askBefore(tx, scope, params.meeting, body, app.today())
        return { id: body.id, version: 1 }
      })
      return reply.code(201).send(answer)
    },
  )

  app.put(
    `${at}/questions`,
    {
      config: { action: 'challenge-meeting.run' },
      schema: {
        tags,
        summary: 'Put the questions from before the day in order, each under an item',
        params: addressed('meeting'),
        body: OrderQuestions,
        response: { 200: ChallengeMeetingView },
      },
    },
    ({ scope, params, body }) =>
      changeMeeting(app.db, scope, params.meeting, (tx) => orderQuestions(tx, scope, params.meeting, body)),
  )

  app.put(
    '/partnerships/:partnership/promises/:promise/state',
    {
      config: { action: 'promise.update' },
      schema: {
        tags: ['Challenges and promises'],
        summary: 'Say what became of a promise: kept, late, dropped, or open again',
        params: addressed('promise'),
        body: SettlePromise,
        response: { 200: PromiseView },
      },
    },
    ({ scope, params, body }) =>
      app.db.transaction((tx) => settlePromise(tx, scope, params.promise, body, app.today())),
  )
}

/** Its hooks hold for the routes beside it too: a change answered by any of them wakes whoever follows. */
export const minutesRoutes = fastifyPlugin(routes)
