import { addressed } from '@ttc/contracts/id'
import { MadeLinkView, WithdrawLink } from '@ttc/contracts/link'
import { MakePackLink, PackLinkListView, SendPackLinkAgain } from '@ttc/contracts/link/pack'
import { ChangedView } from '@ttc/contracts/plan'
import { isPackLinkOpen, packLinkStateOf, proposedPackLinkDay } from '@ttc/domain/link'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { listMailStates } from '../mail/mail.queries.ts'
import { answerOnce } from '../receipt/receipt.queries.ts'
import { makePackLink, renewPackLink, withdrawPackLink } from './pack-link.command.ts'
import { listPackLinks, presentLinkable } from './pack-link.queries.ts'

const tags = ['Links']
const at = '/partnerships/:partnership/packs/:pack/links'

/** Links through which somebody without an account reads one frozen pack. */
export const packLinkRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  const { post, settings } = app.accounts
  const here = { publicUrl: settings.publicUrl, delivery: post.delivery }

  app.get(
    at,
    {
      config: { action: 'pack.freeze' },
      schema: {
        tags,
        summary: 'Who may read a pack through a link, and how often each was opened',
        params: addressed('pack'),
        response: { 200: PackLinkListView },
      },
    },
    async ({ scope, params: { pack } }) => {
      const { marking, meeting } = await presentLinkable(app.db, scope, pack)
      const rows = await listPackLinks(app.db, scope, pack)
      const mails = await listMailStates(
        app.db,
        scope,
        rows.flatMap(({ link }) => link.mailId ?? []),
      )
      const today = app.today()
      return {
        links: rows.map(({ link, by }) => {
          const { id, version, forName, agency, forEmail, expiresOn, openings } = link
          const withdrawn = link.withdrawnAt !== null
          const facts = { withdrawn, expiresOn, opened: openings > 0, mailed: link.mailId !== null }
          return {
            id,
            version,
            open: isPackLinkOpen(facts, today),
            state: packLinkStateOf(facts, today),
            forName,
            agency,
            forEmail,
            expiresOn,
            madeAt: link.recordedAt.toISOString(),
            madeBy: by,
            mail: mails.get(link.mailId ?? '') ?? null,
            openings,
            lastOpenedAt: link.lastOpenedAt?.toISOString() ?? null,
          }
        }),
        marking,
        proposedUntil: proposedPackLinkDay(meeting.meetsOn, today),
      }
    },
  )

  app.post(
    at,
    {
      config: { action: 'pack.freeze' },
      schema: {
        tags,
        summary: 'Let one person read a pack; the link is shown once',
        params: addressed('pack'),
        body: MakePackLink,
        response: { 201: MadeLinkView },
      },
    },
    async ({ scope, params: { pack }, body, url }, reply) => {
      let address: string | null = null
      // The receipt keeps the answer for ever: the key is not part of what it keeps.
      const answer = await answerOnce(app.db, scope, { address: url, body }, async (tx) => {
        address = await makePackLink(tx, scope, pack, body, app.today(), here)
        return { id: body.id, version: 1 }
      })
      app.accounts.later(post.sendDue)
      return reply.code(201).send({ ...answer, address })
    },
  )

  app.post(
    `${at}/:link/again`,
    {
      config: { action: 'pack.freeze' },
      schema: {
        tags,
        summary: 'Give a link to a pack another key, and mail it again; the old one stops working',
        params: addressed('pack', 'link'),
        body: SendPackLinkAgain,
        response: { 201: MadeLinkView },
      },
    },
    async ({ scope, params: { pack: packId, link: linkId }, body, url }, reply) => {
      let address: string | null = null
      const answer = await answerOnce(app.db, scope, { address: url, body }, async (tx) => {
        const renewed = await renewPackLink(tx, scope, { packId, linkId }, body, app.today(), here)
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
      config: { action: 'pack.freeze' },
      schema: {
        tags,
        summary: 'Make a link to a pack worthless',
        params: addressed('pack', 'link'),
        body: WithdrawLink,
        response: { 200: ChangedView },
      },
    },
    async ({ scope, params: { pack: packId, link: linkId }, body }) => {
      const version = await app.db.transaction((tx) => withdrawPackLink(tx, scope, { packId, linkId }, body.version))
      return { id: linkId, version }
    },
  )
}
