import { EditionTakenView, EditionUpdateListView, EditionUpdateView, TakeEdition } from '@ttc/contracts/catalogue'
import { addressed, Id, InPartnership } from '@ttc/contracts/id'
import { Problem } from '@ttc/domain/problem'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { z } from 'zod'
import { answerOnce } from '../receipt/receipt.queries.ts'
import { previewEdition, takeEdition } from './edition-update.command.ts'
import { countAdoptions, listOutdated } from './edition-update.queries.ts'

const tags = ['Catalogue']
const at = '/partnerships/:partnership/catalogue/updates'
const Page = z.object({ after: Id.optional(), limit: z.coerce.number().int().min(1).max(100).default(20) })

export const editionUpdateRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  app.get(
    at,
    {
      config: { action: 'import.read' },
      schema: {
        tags,
        summary:
          'Adopted indicators for which a newer edition or figures of another area are there, and what they would change',
        params: InPartnership,
        querystring: Page,
        response: { 200: EditionUpdateListView },
      },
    },
    async ({ scope, query: { after = null, limit } }) => {
      const found = await listOutdated(app.db, scope, { ids: null, after, limit: limit + 1 })
      const rows = found.slice(0, limit)
      return {
        adoptions: await countAdoptions(app.db, scope),
        updates: await previewEdition(app.db, scope, rows, app.today()),
        next: found.length > limit ? (rows.at(-1)?.indicator.id ?? null) : null,
      }
    },
  )

  app.get(
    `${at}/:indicator`,
    {
      config: { action: 'import.read' },
      schema: {
        tags,
        summary: 'What the newest edition would change of one adopted indicator',
        params: addressed('indicator'),
        response: { 200: EditionUpdateView },
      },
    },
    async ({ scope, params }) => {
      const rows = await listOutdated(app.db, scope, { ids: [params.indicator], after: null, limit: 1 })
      const [view] = await previewEdition(app.db, scope, rows, app.today())
      if (view !== undefined) return view
      throw new Problem(
        'not-found',
        'There is no such adopted indicator with something new in its collection, or you cannot see it.',
      )
    },
  )

  app.post(
    at,
    {
      config: { action: 'import.store' },
      schema: {
        tags,
        summary: 'Bring adopted indicators up to the newest edition, as one import that can be undone',
        params: InPartnership,
        body: TakeEdition,
        response: { 201: EditionTakenView },
      },
    },
    async ({ scope, body, url }, reply) => {
      const answer = await answerOnce(app.db, scope, { address: url, body }, (tx) =>
        takeEdition(tx, scope, body, app.today()),
      )
      return reply.code(201).send(answer)
    },
  )
}
