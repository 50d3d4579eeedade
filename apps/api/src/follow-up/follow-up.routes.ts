import { FollowUpView, SendFollowUp, SentFollowUpView } from '@ttc/contracts/follow-up'
import { addressed } from '@ttc/contracts/id'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { listMailStates } from '../mail/mail.queries.ts'
import { answerOnce } from '../receipt/receipt.queries.ts'
import { listAddresses, listFollowUps } from './follow-up.queries.ts'
import { followUpView } from './follow-up.view.ts'
import { listPromisers, presentFollowed, sendFollowUp } from './send-follow-up.command.ts'

const tags = ['Challenge meeting']
const at = '/partnerships/:partnership/challenge-meetings/:meeting/follow-up'
const params = addressed('meeting')

export const followUpRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  const { post, settings } = app.accounts
  const here = { publicUrl: settings.publicUrl, delivery: post.delivery }

  app.get(
    at,
    {
      config: { action: 'challenge-meeting.run' },
      schema: {
        tags,
        summary: 'Who gets which follow-up note after a meeting, who has had it, and who is told by hand',
        params,
        response: { 200: FollowUpView },
      },
    },
    async ({ scope, params: { meeting } }) => {
      const followed = await presentFollowed(app.db, scope, meeting)
      const { people, nobody } = await listPromisers(app.db, scope, meeting)
      const sent = await listFollowUps(app.db, scope, meeting)
      const members = people.flatMap(({ memberId }) => memberId ?? [])
      return followUpView({
        followed,
        people,
        nobody,
        sent,
        addresses: await listAddresses(app.db, scope, members),
        mails: await listMailStates(
          app.db,
          scope,
          sent.map(({ row }) => row.mailId),
        ),
        publicUrl: here.publicUrl,
        today: app.today(),
      })
    },
  )

  app.post(
    at,
    {
      config: { action: 'challenge-meeting.run' },
      schema: {
        tags,
        summary: 'Mail each who promised something what that was; once each, and again where it could not be delivered',
        params,
        body: SendFollowUp,
        response: { 201: SentFollowUpView },
      },
    },
    async ({ scope, params: { meeting }, body, url }, reply) => {
      const answer = await answerOnce(app.db, scope, { address: url, body }, (tx) =>
        sendFollowUp(tx, scope, meeting, body, app.today(), here),
      )
      app.accounts.later(post.sendDue)
      return reply.code(201).send(answer)
    },
  )
}
