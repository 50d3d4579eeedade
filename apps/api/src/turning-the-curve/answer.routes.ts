import { UpdateAction } from '@ttc/contracts/action'
import { AddAnswer, AnswerView, EditAnswer, GiveDots, MoveAnswer } from '@ttc/contracts/answer'
import { addressed } from '@ttc/contracts/id'
import { ChangedView } from '@ttc/contracts/plan'
import { WalkChangesView } from '@ttc/contracts/turning-the-curve'
import { isAllowed, type Scope } from '@ttc/domain/access'
import { Problem } from '@ttc/domain/problem'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { latestUpdates, saveUpdate } from '../action/action.queries.ts'
import { answerOnce } from '../receipt/receipt.queries.ts'
import { type AnswerRow, findAnswer, isSame, moveAnswer, saveAnswer, saveNewAnswer } from './answer.queries.ts'
import { answerView, changeView } from './answer.view.ts'
import { appendChange, listVersions, takeTurn } from './change.queries.ts'
import { saveDots } from './dot.queries.ts'
import { findMeeting } from './meeting.queries.ts'
import { presentWalk } from './whole-walk.queries.ts'

const tags = ['Turning the Curve walk']
const answers = '/partnerships/:partnership/walks/:walk/answers'
const at = `${answers}/:answer`

export const answerRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  const found = async (
    db: typeof app.db,
    scope: Scope,
    params: { walk: string; answer: string },
  ): Promise<AnswerRow> => {
    const row = await findAnswer(db, scope, params.walk, params.answer)
    if (row !== null) return row
    throw new Problem('not-found', 'There is no such answer in this walk, or you cannot see it.')
  }
  const shown = async (scope: Scope, row: AnswerRow): Promise<AnswerView> =>
    answerView(row, await latestUpdates(app.db, scope.partnershipId, [row.id]), app.today())

  app.post(
    answers,
    {
      config: { action: 'walk.contribute' },
      schema: {
        tags,
        summary: 'Add an answer',
        params: addressed('walk'),
        body: AddAnswer,
        response: { 201: AnswerView },
      },
    },
    async ({ scope, params, body, url }, reply) => {
      await presentWalk(app.db, scope, params.walk)
      await answerOnce(app.db, scope, { address: url, body }, async (tx) => {
        const { priorityId } = await takeTurn(tx, scope, params.walk)
        await saveNewAnswer(tx, scope, { walkId: params.walk, priorityId }, body)
        return { id: body.id }
      })
      return reply.code(201).send(await shown(scope, await found(app.db, scope, { ...params, answer: body.id })))
    },
  )

  app.put(
    at,
    {
      config: { action: 'walk.contribute' },
      schema: {
        tags,
        summary: 'Change an answer, take it out or back in',
        params: addressed('walk', 'answer'),
        body: EditAnswer,
        response: { 200: AnswerView },
      },
    },
    async ({ scope, params, body }) => {
      await app.db.transaction(async (tx) => {
        const { priorityId } = await takeTurn(tx, scope, params.walk)
        const row = await found(tx, scope, params)
        // Sent again because no answer came, or typed alike by two: there is nothing to choose between.
        if (row.version !== body.version && isSame(row, body)) return
        if (row.version !== body.version)
          throw new Problem('conflict', 'Someone else changed this answer since you opened it.', {
            present: await presentFor(tx, scope, row),
          })
        await saveAnswer(tx, scope, { walkId: params.walk, priorityId }, row, body)
      })
      return shown(scope, await found(app.db, scope, params))
    },
  )
  const presentFor = async (tx: typeof app.db, scope: Scope, row: AnswerRow) =>
    answerView(row, await latestUpdates(tx, scope.partnershipId, [row.id]), app.today())

  app.put(
    `${at}/place`,
    {
      config: { action: 'walk.contribute' },
      schema: {
        tags,
        summary: 'Put an answer after another of its kind, or first',
        params: addressed('walk', 'answer'),
        body: MoveAnswer,
        response: { 200: AnswerView },
      },
    },
    async ({ scope, params, body }) => {
      await app.db.transaction(async (tx) => {
        await takeTurn(tx, scope, params.walk)
        await moveAnswer(tx, scope, params.walk, await found(tx, scope, params), body.after)
      })
      return shown(scope, await found(app.db, scope, params))
    },
  )

  app.put(
    `${at}/dots`,
    {
      config: { action: 'walk.contribute' },
      schema: {
        tags,
        summary: 'Give an answer some of your dots, while the group meets',
        params: addressed('walk', 'answer'),
        body: GiveDots,
        response: { 200: AnswerView },
      },
    },
    async ({ scope, params, body }) => {
      await app.db.transaction(async (tx) => {
        await takeTurn(tx, scope, params.walk)
        const meeting = await findMeeting(tx, scope.partnershipId, params.walk)
        if (meeting === null || meeting.closedAt !== null)
          throw new Problem('rule-broken', 'Dots are given while the group meets. Open a meeting first.')
        await saveDots(tx, scope, meeting.id, await found(tx, scope, params), body.dots)
      })
      return shown(scope, await found(app.db, scope, params))
    },
  )

  app.get(
    `${at}/versions`,
    {
      config: { action: 'walk.read' },
      schema: {
        tags,
        summary: 'What an answer said over time, newest first',
        params: addressed('walk', 'answer'),
        response: { 200: WalkChangesView },
      },
    },
    async ({ scope, params }) => {
      const row = await found(app.db, scope, params)
      const updates = await latestUpdates(app.db, scope.partnershipId, [row.id])
      const versions = await listVersions(app.db, scope, row.id)
      return { changes: versions.map((one) => changeView(one, updates, app.today())), next: null }
    },
  )

  app.post(
    `${at}/updates`,
    {
      config: { action: 'action.update' },
      schema: {
        tags: ['Actions'],
        summary: 'Say how an action stands: by its owner, or by whoever works in the group',
        params: addressed('walk', 'answer'),
        body: UpdateAction,
        response: { 201: ChangedView },
      },
    },
    async ({ scope, params, body, url }, reply) => {
      const { plan, priority } = await presentWalk(app.db, scope, params.walk)
      const row = await found(app.db, scope, params)
      checkUpdate(row, body, app.today())
      const isMine = row.content.kind === 'action' && row.content.ownerMemberId === scope.memberId
      if (!isMine && !isAllowed(scope.grants, 'walk.contribute', { planId: plan.id, priorityId: priority.id }))
        throw new Problem('forbidden', 'Only its owner and those who work in the group say how an action stands.')
      const answer = await answerOnce(app.db, scope, { address: url, body }, async (tx) => {
        await takeTurn(tx, scope, params.walk)
        await saveUpdate(tx, scope, row.id, body)
        await appendChange(tx, scope, params.walk, { what: 'update', answerId: row.id, detail: { ...body } })
        return { id: body.id, version: row.version }
      })
      return reply.code(201).send(answer)
    },
  )
}

function checkUpdate(row: AnswerRow, update: UpdateAction, today: string): void {
  if (row.content.kind !== 'action')
    throw new Problem('invalid', 'Only an action has a status.', {
      fields: [{ field: 'status', message: 'Only an action has a status.' }],
    })
  if (update.on > today)
    throw new Problem('invalid', 'An update tells what has happened. Choose today or an earlier day.', {
      fields: [{ field: 'on', message: 'Choose today or an earlier day.' }],
    })
}
