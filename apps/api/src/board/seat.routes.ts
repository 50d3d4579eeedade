import { EditSeat, SeatMember } from '@ttc/contracts/board'
import { addressed } from '@ttc/contracts/id'
import { ChangedView } from '@ttc/contracts/plan'
import { Problem } from '@ttc/domain/problem'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { note } from '../audit/audit.queries.ts'
import { checkMember } from '../member/member.queries.ts'
import { answerOnce } from '../receipt/receipt.queries.ts'
import { findBoard, findSeat, saveNewSeat, saveNextSeat, saveSeat } from './board.queries.ts'

const tags = ['Boards']
const at = '/partnerships/:partnership/boards/:board/seats'

export const seatRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  app.post(
    at,
    {
      config: { action: 'board.edit' },
      schema: {
        tags,
        summary: 'Seat a member on a board',
        params: addressed('board'),
        body: SeatMember,
        response: { 201: ChangedView },
      },
    },
    async ({ scope, params, body, url }, reply) => {
      const board = await findBoard(app.db, scope, params.board)
      if (board === null) throw new Problem('not-found', 'There is no such board, or you cannot see it.')
      if (board.retired) throw new Problem('rule-broken', 'This board is retired. Restore it first.')
      const answer = await answerOnce(app.db, scope, { address: url, body }, async (tx) => {
        await checkMember(tx, scope, body.memberId, 'memberId')
        if (!(await saveNewSeat(tx, scope, board.id, body)))
          throw new Problem('conflict', 'This member sits on the board already. Change their seat instead.')
        const after = { boardId: board.id, ...body }
        await note(tx, scope, { action: 'board.edit', object: 'seat', id: body.id, before: null, after })
        return { id: body.id, version: 1 }
      })
      return reply.code(201).send(answer)
    },
  )

  app.put(
    `${at}/:seat`,
    {
      config: { action: 'board.edit' },
      schema: {
        tags,
        summary: 'Change or end a seat; who sat stays in the history',
        params: addressed('board', 'seat'),
        body: EditSeat,
        response: { 200: ChangedView },
      },
    },
    async ({ scope, params, body }) =>
      app.db.transaction(async (tx) => {
        const present = await findSeat(tx, scope, params.board, params.seat)
        if (present === null) throw new Problem('not-found', 'There is no such seat, or you cannot see it.')
        checkDays(present.fromOn, body, app.today())
        const { next, ...edit } = body
        const taken =
          next === null
            ? await saveSeat(tx, scope, present.id, edit)
            : await saveNextSeat(tx, scope, { ...present, boardId: params.board }, { ...edit, next })
        if (!taken) throw new Problem('conflict', 'Someone else changed this seat since you opened it.', { present })
        await note(tx, scope, { action: 'board.edit', object: 'seat', id: present.id, before: present, after: body })
        return { id: next?.id ?? present.id, version: 1 }
      }),
  )
}

/**
 * A seat ends, or passes into another, only after it began; one that passes on the same day is a correction. What has
 * not come yet is refused, because the list of who sits knows no day.
 */
function checkDays(fromOn: string, { toOn, next }: EditSeat, today: string): void {
  if (toOn !== null && toOn < fromOn) throw wrongDay('toOn', 'The seat must end on or after the day it began.')
  if (toOn !== null && toOn > today) throw wrongDay('toOn', 'The seat must end today or earlier.')
  if (next === null) return
  if (next.fromOn <= fromOn) throw wrongDay('next.fromOn', 'The other seat must begin after the day this one began.')
  if (next.fromOn > today) throw wrongDay('next.fromOn', 'The other seat must begin today or earlier.')
}

function wrongDay(field: string, message: string): Problem {
  return new Problem('invalid', message, { fields: [{ field, message }] })
}
