import { addressed } from '@ttc/contracts/id'
import { MadeLinkView, WithdrawLink } from '@ttc/contracts/link'
import { MakeQuestionLink, QuestionLinkListView, SendQuestionLinkAgain } from '@ttc/contracts/link/question'
import { ChangedView } from '@ttc/contracts/plan'
import { isQuestionLinkOpen, questionLinkStateOf } from '@ttc/domain/link'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { presentRow } from '../challenge-meeting/present-meeting.queries.ts'
import { listMailStates } from '../mail/mail.queries.ts'
import { answerOnce } from '../receipt/receipt.queries.ts'
import { makeQuestionLink, renewQuestionLink, withdrawQuestionLink } from './question-link.command.ts'
import { listQuestionLinks } from './question-link.queries.ts'

const tags = ['Links']
const at = '/partnerships/:partnership/challenge-meetings/:meeting/links'

/** Links through which somebody without an account puts questions to a meeting. */
export const questionLinkRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  const { post, settings } = app.accounts
  const here = { publicUrl: settings.publicUrl, delivery: post.delivery }

  app.get(
    at,
    {
      config: { action: 'challenge-meeting.run' },
      schema: {
        tags,
        summary: 'Who was asked for questions to a meeting, and how many came',
        params: addressed('meeting'),
        response: { 200: QuestionLinkListView },
      },
    },
    async ({ scope, params: { meeting } }) => {
      await presentRow(app.db, scope, meeting)
      const rows = await listQuestionLinks(app.db, scope, meeting)
      const mails = await listMailStates(
        app.db,
        scope,
        rows.flatMap(({ link }) => link.mailId ?? []),
      )
      const today = app.today()
      return {
        links: rows.map(({ link, meeting: held, by, questions }) => {
          const facts = {
            withdrawn: link.withdrawnAt !== null,
            opened: link.openedAt !== null,
            mailed: link.mailId !== null,
            meeting: held,
          }
          return {
            id: link.id,
            version: link.version,
            open: isQuestionLinkOpen(facts, today),
            state: questionLinkStateOf(facts, questions, today),
            forPanel: link.forPanel,
            forName: link.forName,
            agency: link.agency,
            forEmail: link.forEmail,
            madeAt: link.recordedAt.toISOString(),
            madeBy: by,
            mail: mails.get(link.mailId ?? '') ?? null,
            openedAt: link.openedAt?.toISOString() ?? null,
            questions,
          }
        }),
      }
    },
  )

  app.post(
    at,
    {
      config: { action: 'challenge-meeting.run' },
      schema: {
        tags,
        summary: 'Ask one person or group for questions to a meeting; the link is shown once',
        params: addressed('meeting'),
        body: MakeQuestionLink,
        response: { 201: MadeLinkView },
      },
    },
    async ({ scope, params: { meeting }, body, url }, reply) => {
      let address: string | null = null
      // The receipt keeps the answer for ever: the key is not part of what it keeps.
      const answer = await answerOnce(app.db, scope, { address: url, body }, async (tx) => {
        address = await makeQuestionLink(tx, scope, meeting, body, app.today(), here)
        return { id: body.id, version: 1 }
      })
      app.accounts.later(post.sendDue)
      return reply.code(201).send({ ...answer, address })
    },
  )

  app.post(
    `${at}/:link/again`,
    {
      config: { action: 'challenge-meeting.run' },
      schema: {
        tags,
        summary: 'Give a link for questions another key, and mail it again; the old one stops working',
        params: addressed('meeting', 'link'),
        body: SendQuestionLinkAgain,
        response: { 201: MadeLinkView },
      },
    },
    async ({ scope, params: { meeting: meetingId, link: linkId }, body, url }, reply) => {
      let address: string | null = null
      const answer = await answerOnce(app.db, scope, { address: url, body }, async (tx) => {
        const renewed = await renewQuestionLink(tx, scope, { meetingId, linkId }, body, app.today(), here)
        address = renewed.address
        return { id: linkId, version: renewed.version }
      })
      app.accounts.later(post.sendDue)
      return reply.code(201).send({ ...answer, address })
    },
  )

  app.put(
    `${at}/:link/withdrawal`,
    {
      config: { action: 'challenge-meeting.run' },
      schema: {
        tags,
        summary: 'Make a link for questions worthless; what came through it stays',
        params: addressed('meeting', 'link'),
        body: WithdrawLink,
        response: { 200: ChangedView },
      },
    },
    async ({ scope, params: { meeting: meetingId, link: linkId }, body }) => {
      const version = await app.db.transaction((tx) =>
        withdrawQuestionLink(tx, scope, { meetingId, linkId }, body.version),
      )
      return { id: linkId, version }
    },
  )
}
