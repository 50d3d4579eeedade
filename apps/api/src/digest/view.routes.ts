import { EditView, SavedViewListView, SaveView, ViewSearch } from '@ttc/contracts/digest'
import { addressed, InPartnership } from '@ttc/contracts/id'
import { ChangedView } from '@ttc/contracts/plan'
import { checkView } from '@ttc/domain/digest'
import { Problem } from '@ttc/domain/problem'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { answerOnce } from '../receipt/receipt.queries.ts'
import { editView, findView, holdNames, listViews, saveView, type ViewRow } from './view.queries.ts'

const tags = ['Saved views']
const at = '/partnerships/:partnership/views'

const viewOf = (row: ViewRow) => ({ ...row, search: ViewSearch.parse(row.search) })

/** The lists somebody keeps for themselves. They concern nobody else, and so are not written down in the trail. */
export const viewRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  app.get(
    at,
    {
      config: { action: 'view.own' },
      schema: {
        tags,
        summary: 'Your own saved views of what is red and amber',
        params: InPartnership,
        response: { 200: SavedViewListView },
      },
    },
    async ({ scope }) => ({ views: (await listViews(app.db, scope)).map(viewOf) }),
  )

  app.post(
    at,
    {
      config: { action: 'view.own' },
      schema: {
        tags,
        summary: 'Save a view of what is red and amber under a name',
        params: InPartnership,
        body: SaveView,
        response: { 201: ChangedView },
      },
    },
    async ({ scope, body, url }, reply) => {
      const answer = await answerOnce(app.db, scope, { address: url, body }, async (tx) => {
        checkView(body.name, await holdNames(tx, scope, body.id))
        await saveView(tx, scope, body)
        return { id: body.id, version: 1 }
      })
      return reply.code(201).send(answer)
    },
  )

  app.put(
    `${at}/:view`,
    {
      config: { action: 'view.own' },
      schema: {
        tags,
        summary: 'Rename a view, have it mailed or not, take it out or put it back',
        params: addressed('view'),
        body: EditView,
        response: { 200: ChangedView },
      },
    },
    async ({ scope, params, body }) =>
      app.db.transaction(async (tx) => {
        const present = await findView(tx, scope, params.view)
        if (present === null) throw new Problem('not-found', 'You have no such view.')
        const others = await holdNames(tx, scope, present.id)
        if (!body.removed) checkView(body.name, others)
        const version = await editView(tx, scope, present.id, body)
        if (version === null)
          throw new Problem('conflict', 'This view was changed elsewhere since you opened it.', {
            present: viewOf(present),
          })
        return { id: present.id, version }
      }),
  )
}
