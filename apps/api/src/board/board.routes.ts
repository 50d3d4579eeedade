import { BoardListView, CreateBoard, EditBoard } from '@ttc/contracts/board'
import { addressed, InPartnership } from '@ttc/contracts/id'
import { ChangedView } from '@ttc/contracts/plan'
import { Problem } from '@ttc/domain/problem'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { note } from '../audit/audit.queries.ts'
import { answerOnce } from '../receipt/receipt.queries.ts'
import {
  type BoardRow,
  checkPlace,
  holdBoards,
  listBoards,
  listSeats,
  saveBoard,
  saveNewBoard,
} from './board.queries.ts'
import { boardListView } from './board.view.ts'

const tags = ['Boards']
const at = '/partnerships/:partnership/boards'

export const boardRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  app.get(
    at,
    {
      config: { action: 'board.read' },
      schema: {
        tags,
        summary: 'The boards and groups as a tree, with who sits on them',
        params: InPartnership,
        response: { 200: BoardListView },
      },
    },
    async ({ scope }) => boardListView(await listBoards(app.db, scope), await listSeats(app.db, scope), scope),
  )

  app.post(
    at,
    {
      config: { action: 'board.edit' },
      schema: {
        tags,
        summary: 'Add a board',
        params: InPartnership,
        body: CreateBoard,
        response: { 201: ChangedView },
      },
    },
    async ({ scope, body, url }, reply) => {
      const answer = await answerOnce(app.db, scope, { address: url, body }, async (tx) => {
        await checkPlace(tx, scope, await listBoards(tx, scope), body)
        await saveNewBoard(tx, scope, body)
        await note(tx, scope, { action: 'board.edit', object: 'board', id: body.id, before: null, after: body })
        return { id: body.id, version: 1 }
      })
      return reply.code(201).send(answer)
    },
  )

  app.put(
    `${at}/:board`,
    {
      config: { action: 'board.edit' },
      schema: {
        tags,
        summary: 'Change, move, retire or restore a board',
        params: addressed('board'),
        body: EditBoard,
        response: { 200: ChangedView },
      },
    },
    async ({ scope, params, body }) =>
      app.db.transaction(async (tx) => {
        await holdBoards(tx, scope)
        const boards = await listBoards(tx, scope)
        const present = boards.find((one) => one.id === params.board)
        if (present === undefined) throw new Problem('not-found', 'There is no such board, or you cannot see it.')
        const { id } = present
        await checkPlace(tx, scope, boards, { id, ...body })
        if (body.retired) checkEmpty(boards, await listSeats(tx, scope), id)
        const version = await saveBoard(tx, scope, id, body)
        if (version === null)
          throw new Problem('conflict', 'Someone else changed this board since you opened it.', { present })
        await note(tx, scope, { action: 'board.edit', object: 'board', id, before: present, after: body })
        return { id, version }
      }),
  )
}

/** A board that others stand under, or that people sit on, is not retired: they would be nowhere. */
function checkEmpty(boards: readonly BoardRow[], seats: readonly Readonly<{ boardId: string }>[], id: string): void {
  if (boards.some((one) => one.parentId === id && !one.retired))
    throw new Problem('rule-broken', 'Other boards report to this one. Move or retire them first.')
  if (seats.some((one) => one.boardId === id))
    throw new Problem('rule-broken', 'People sit on this board. End their seats first.')
}
