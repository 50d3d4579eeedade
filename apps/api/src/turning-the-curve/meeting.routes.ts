import { addressed } from '@ttc/contracts/id'
import { EditMeeting, MeetingView, OpenMeeting } from '@ttc/contracts/turning-the-curve'
import type { Scope } from '@ttc/domain/access'
import { Problem } from '@ttc/domain/problem'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { note } from '../audit/audit.queries.ts'
import { answerOnce } from '../receipt/receipt.queries.ts'
import { takeTurn } from './change.queries.ts'
import { findMeeting, saveMeeting, saveNewMeeting } from './meeting.queries.ts'
import { meetingView } from './walk.view.ts'
import { presentWalk } from './whole-walk.queries.ts'

const tags = ['Turning the Curve walk']
const at = '/partnerships/:partnership/walks/:walk'

export const meetingRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  const present = async (scope: Scope, walkId: string): Promise<MeetingView> => {
    const meeting = await findMeeting(app.db, scope.partnershipId, walkId)
    if (meeting !== null) return meetingView(meeting)
    throw new Problem('not-found', 'This group has not opened a meeting.')
  }

  app.post(
    `${at}/meetings`,
    {
      config: { action: 'walk.lead' },
      schema: {
        tags,
        summary: 'Open a meeting of the group',
        params: addressed('walk'),
        body: OpenMeeting,
        response: { 201: MeetingView },
      },
    },
    async ({ scope, params, body, url }, reply) => {
      await presentWalk(app.db, scope, params.walk)
      await answerOnce(app.db, scope, { address: url, body }, async (tx) => {
        await takeTurn(tx, scope, params.walk)
        await saveNewMeeting(tx, scope, params.walk, body)
        await note(tx, scope, { action: 'walk.lead', object: 'walk', id: params.walk, before: null, after: body })
        return { id: body.id }
      })
      return reply.code(201).send(await present(scope, params.walk))
    },
  )

  app.put(
    `${at}/meeting`,
    {
      config: { action: 'walk.lead' },
      schema: {
        tags,
        summary: 'Move the open meeting on: its step, clock, minutes and recorder; or end it',
        params: addressed('walk'),
        body: EditMeeting,
        response: { 200: MeetingView },
      },
    },
    async ({ scope, params, body }) => {
      await presentWalk(app.db, scope, params.walk)
      const saved = await app.db.transaction(async (tx) => {
        await takeTurn(tx, scope, params.walk)
        return saveMeeting(tx, scope, params.walk, body)
      })
      const now = await present(scope, params.walk)
      if (!saved) throw new Problem('conflict', 'Someone else moved the meeting on, or it has ended.', { present: now })
      return now
    },
  )
}
