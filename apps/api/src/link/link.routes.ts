import { addressed } from '@ttc/contracts/id'
import {
  AcceptAnswer,
  LinkListView,
  MadeLinkView,
  MakeLink,
  RefuseAnswer,
  SendLinkAgain,
  WithdrawLink,
} from '@ttc/contracts/link'
import { ChangedView } from '@ttc/contracts/plan'
import { allowedAt } from '@ttc/domain/access'
import { Problem } from '@ttc/domain/problem'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { listMailStates } from '../mail/mail.queries.ts'
import { answerOnce } from '../receipt/receipt.queries.ts'
import { findPriorityOfSheet } from '../sheet/sheet.queries.ts'
import { acceptAnswer, refuseAnswer } from './decide.command.ts'
import { listFamilies } from './family.queries.ts'
import { LINKS_SHOWN, listLinks } from './link.queries.ts'
import { linkView } from './link.view.ts'
import { listLastAnswers } from './link-answer.queries.ts'
import { makeLink, renewLink, withdrawLink } from './make-link.command.ts'

const tags = ['Links']
const at = '/partnerships/:partnership'

export const linkRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  const { post, settings } = app.accounts
  const here = { publicUrl: settings.publicUrl, delivery: post.delivery }

  app.get(
    `${at}/priorities/:priority/links`,
    {
      config: { action: 'link.read' },
      schema: {
        tags,
        summary: 'Who was asked for a number of a priority’s indicators, and what became of it',
        params: addressed('priority'),
        response: { 200: LinkListView },
      },
    },
    async ({ scope, params }) => {
      const priority = await findPriorityOfSheet(app.db, scope, params.priority)
      if (priority === null) throw new Problem('not-found', 'There is no such priority, or you cannot see it.')
      const found = await listLinks(app.db, scope, priority.id)
      const rows = found.slice(0, LINKS_SHOWN)
      const around = {
        answers: await listLastAnswers(
          app.db,
          scope,
          rows.map((one) => one.link.id),
        ),
        mails: await listMailStates(
          app.db,
          scope,
          rows.flatMap((one) => one.link.mailId ?? []),
        ),
        families: await listFamilies(app.db, scope, [...new Set(rows.map((one) => one.row.id))]),
        today: app.today(),
      }
      const place = { planId: priority.planId, priorityId: priority.id }
      return {
        priority,
        allowed: allowedAt(scope.grants, [place], ['link.make', 'link.accept']),
        links: rows.map((one) => linkView(one, around)),
        more: found.length > LINKS_SHOWN,
        asOf: app.today(),
      }
    },
  )

  app.post(
    `${at}/placements/:placement/links`,
    {
      config: { action: 'link.make' },
      schema: {
        tags,
        summary: 'Ask one person for the value of one period; the link is shown once',
        params: addressed('placement'),
        body: MakeLink,
        response: { 201: MadeLinkView },
      },
    },
    async ({ scope, params, body, url }, reply) => {
      let address: string | null = null
      // The receipt keeps the answer for ever: the key is not part of what it keeps.
      const answer = await answerOnce(app.db, scope, { address: url, body }, async (tx) => {
        address = await makeLink(tx, scope, params.placement, body, app.today(), here)
        return { id: body.id, version: 1 }
      })
      app.accounts.later(post.sendDue)
      return reply.code(201).send({ ...answer, address })
    },
  )

  app.post(
    `${at}/links/:link/again`,
    {
      config: { action: 'link.make' },
      schema: {
        tags,
        summary: 'Give a link another key, and mail it again; the old one stops working',
        params: addressed('link'),
        body: SendLinkAgain,
        response: { 201: MadeLinkView },
      },
    },
    async ({ scope, params, body, url }, reply) => {
      let address: string | null = null
      const answer = await answerOnce(app.db, scope, { address: url, body }, async (tx) => {
        const renewed = await renewLink(tx, scope, params.link, body, app.today(), here)
        address = renewed.address
        return { id: params.link, version: renewed.version }
      })
      app.accounts.later(post.sendDue)
      return reply.code(201).send({ ...answer, address })
    },
  )

  app.put(
    `${at}/links/:link/withdrawal`,
    {
      config: { action: 'link.make' },
      schema: {
        tags,
        summary: 'Make a link worthless; what it brought stays',
        params: addressed('link'),
        body: WithdrawLink,
        response: { 200: ChangedView },
      },
    },
    async ({ scope, params, body }) => {
      const version = await app.db.transaction((tx) => withdrawLink(tx, scope, params.link, body.version))
      return { id: params.link, version }
    },
  )

  app.put(
    `${at}/links/:link/acceptance`,
    {
      config: { action: 'link.accept' },
      schema: {
        tags,
        summary: 'Take what a link brought in as the period’s value',
        params: addressed('link'),
        body: AcceptAnswer,
        response: { 200: ChangedView },
      },
    },
    async ({ scope, params, body }) => {
      await app.db.transaction((tx) => acceptAnswer(tx, scope, params.link, body, app.today()))
      return { id: params.link, version: 1 }
    },
  )

  app.put(
    `${at}/links/:link/refusal`,
    {
      config: { action: 'link.accept' },
      schema: {
        tags,
        summary: 'Send back what a link brought, with the reason',
        params: addressed('link'),
        body: RefuseAnswer,
        response: { 200: ChangedView },
      },
    },
    async ({ scope, params, body }) => {
      await app.db.transaction((tx) => refuseAnswer(tx, scope, params.link, body))
      return { id: params.link, version: 1 }
    },
  )
}
