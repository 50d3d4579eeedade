import { AskedView, GiveAnswer, OpenLink } from '@ttc/contracts/link'
import { OpenedLinkView, ReadPackCard, ReadPackFile } from '@ttc/contracts/link/pack'
import { QuestionsAskedView, WriteQuestion } from '@ttc/contracts/link/question'
import { ReportCard } from '@ttc/contracts/report-card'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { hashOf } from '../account/server-secret.queries.ts'
import { addressToCount, checkWithin, countRefusals, limits } from '../account/throttle.queries.ts'
import { bytesOf, FILES, savedAs } from '../pack/file.ts'
import { findBytes, presentCard, presentFile } from '../pack/pack.queries.ts'
import { askedView } from './asked.command.ts'
import { giveAnswer, openLink } from './give-answer.command.ts'
import { markOpened } from './link.queries.ts'
import { countOpening } from './pack-link.queries.ts'
import { openPackLink, presentReading, readPackView } from './read-pack.command.ts'
import { openQuestionLink, presentAsking, questionsAskedView, writeQuestion } from './write-question.command.ts'

const tags = ['Links']

/** What a link's key opens, for somebody without an account. The key comes in the body: addresses are written in logs. */
export const openLinkRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  app.addHook('onSend', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
    reply.header('x-robots-tag', 'noindex')
  })

  /** The open link of a key that asks for questions, or null. Counted alike. */
  const questioning = (ip: string, key: string) =>
    countRefusals(app.db, limits.linkFromAddress, addressToCount(ip), () => openQuestionLink(app.db, key, app.today()))
  /** A key of another kind opens nothing here: it is answered, and counted, like one that never was. */
  const mustAsk = (ip: string, key: string) =>
    countRefusals(app.db, limits.linkFromAddress, addressToCount(ip), () => presentAsking(app.db, key, app.today()))

  /** The open link to a pack of a key, or null. Counted alike. */
  const reading = (ip: string, key: string) =>
    countRefusals(app.db, limits.linkFromAddress, addressToCount(ip), () => openPackLink(app.db, key, app.today()))
  /** The same, or the refusal; and each reading counts, since a pack costs more than a number. */
  const mustRead = async (ip: string, key: string) => {
    const read = await countRefusals(app.db, limits.linkFromAddress, addressToCount(ip), () =>
      presentReading(app.db, key, app.today()),
    )
    await checkWithin(app.db, limits.readingsOfLink, hashOf(key))
    return read
  }

  /** The open link of a key. Only keys that open nothing count against the address that tries them. */
  const opened = (ip: string, key: string) =>
    countRefusals(app.db, limits.linkFromAddress, addressToCount(ip), () => openLink(app.db, key, app.today()))

  app.post(
    '/link',
    {
      config: { action: 'link.open' },
      schema: {
        tags,
        summary: 'What a link asks for, or the pack that it shows',
        body: OpenLink,
        response: { 200: OpenedLinkView },
      },
    },
    async ({ ip, body }) => {
      const asking = await questioning(ip, body.key)
      if (asking !== null) {
        await markOpened(app.db, asking.found.link, new Date())
        return questionsAskedView(app.db, asking)
      }
      const read = await reading(ip, body.key)
      if (read !== null) {
        await checkWithin(app.db, limits.readingsOfLink, hashOf(body.key))
        await countOpening(app.db, read.found.link, new Date())
        return readPackView(app.db, read)
      }
      const { found, scope } = await opened(ip, body.key)
      await markOpened(app.db, found.link, new Date())
      return askedView(app.db, scope, found)
    },
  )

  app.post(
    '/link/answer',
    {
      config: { action: 'link.open' },
      schema: {
        tags,
        summary: 'Give the number, or say why there is none; sent again it corrects the last answer',
        body: GiveAnswer,
        response: { 200: AskedView },
      },
    },
    async ({ ip, body }) => {
      await opened(ip, body.key)
      await checkWithin(app.db, limits.answersOfLink, hashOf(body.key))
      await giveAnswer(app.db, body, app.today())
      const { found, scope } = await openLink(app.db, body.key, app.today())
      return askedView(app.db, scope, found)
    },
  )

  app.post(
    '/link/question',
    {
      config: { action: 'link.open' },
      schema: {
        tags,
        summary: 'Write a question to the meeting of a link, change it, or take it out',
        body: WriteQuestion,
        response: { 200: QuestionsAskedView },
      },
    },
    async ({ ip, body }) => {
      await mustAsk(ip, body.key)
      await checkWithin(app.db, limits.answersOfLink, hashOf(body.key))
      await writeQuestion(app.db, body, app.today())
      return questionsAskedView(app.db, await mustAsk(ip, body.key))
    },
  )

  app.post(
    '/link/pack-card',
    {
      config: { action: 'link.open' },
      schema: {
        tags,
        summary: 'One report card of the pack of a link',
        body: ReadPackCard,
        response: { 200: ReportCard },
      },
    },
    async ({ ip, body }) => {
      const { scope, packId } = await mustRead(ip, body.key)
      return presentCard(app.db, scope, packId, body.card)
    },
  )

  app.post(
    '/link/pack-file',
    {
      config: { action: 'link.open' },
      schema: {
        tags,
        summary: 'The pack of a link as PDF or PowerPoint: the bytes that were frozen',
        body: ReadPackFile,
        response: { 200: bytesOf(FILES.pdf.type, FILES.slides.type) },
      },
    },
    async ({ ip, body: { key, file } }, reply) => {
      const { scope, packId } = await mustRead(ip, key)
      const found = await presentFile(app.db, scope, packId, file)
      return reply
        .type(FILES[file].type)
        .header('content-disposition', `attachment; filename="${savedAs(found, file)}"`)
        .send(Buffer.from(await findBytes(app.db, scope, packId, file)))
    },
  )
}
