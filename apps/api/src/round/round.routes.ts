import { addressed } from '@ttc/contracts/id'
import { ChangedView } from '@ttc/contracts/plan'
import { EditRound, PlanRound, RoundListView, TurnRound } from '@ttc/contracts/round'
import { allowedAt, type Scope } from '@ttc/domain/access'
import { type FieldProblem, Problem } from '@ttc/domain/problem'
import { checkRound, isRunning, movedDayProblems } from '@ttc/domain/round'
import { reminderProblems } from '@ttc/domain/round/notice'
import { proposeRound } from '@ttc/domain/round/proposal'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { note } from '../audit/audit.queries.ts'
import { findPlan } from '../plan/plan.queries.ts'
import { answerOnce } from '../receipt/receipt.queries.ts'
import { findRound, holdRounds, listRounds, saveNewRound, saveRound } from './round.queries.ts'
import { roundView } from './round.view.ts'
import { sendRoundMails } from './send-round-mails.command.ts'
import { turnRound } from './turn-round.command.ts'

const tags = ['Rounds']
const inPlan = '/partnerships/:partnership/plans/:plan/rounds'
const at = '/partnerships/:partnership/rounds/:round'

export const roundRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  const foundPlan = async (scope: Scope, id: string) => {
    const plan = await findPlan(app.db, scope, id)
    if (plan === null) throw new Problem('not-found', 'There is no such plan, or you cannot see it.')
    return plan
  }
  const found = async (db: typeof app.db, scope: Scope, id: string) => {
    const round = await findRound(db, scope, id)
    if (round === null) throw new Problem('not-found', 'There is no such round, or you cannot see it.')
    return round.round
  }

  app.get(
    inPlan,
    {
      config: { action: 'round.read' },
      schema: {
        tags,
        summary: 'The rounds of a plan, the latest first, and the days proposed for the next one',
        params: addressed('plan'),
        response: { 200: RoundListView },
      },
    },
    async ({ scope, params }) => {
      await app.daily.passDue(scope.partnershipId)
      const { id, name, marking } = await foundPlan(scope, params.plan)
      const rounds = await listRounds(app.db, scope, id)
      return {
        asOf: app.today(),
        plan: { id, name, marking },
        allowed: allowedAt(scope.grants, [{ planId: id, priorityId: null }], ['round.read', 'round.run']),
        rounds: rounds.map(roundView),
        proposed: proposeRound(rounds, app.today()),
      }
    },
  )

  app.post(
    inPlan,
    {
      config: { action: 'round.run' },
      schema: {
        tags,
        summary: 'Plan a round with its days',
        params: addressed('plan'),
        body: PlanRound,
        response: { 201: ChangedView },
      },
    },
    async ({ scope, params, body, url }, reply) => {
      const plan = await foundPlan(scope, params.plan)
      const answer = await answerOnce(app.db, scope, { address: url, body }, async (tx) => {
        const others = await holdRounds(tx, scope, plan.id)
        checkRound(body, others, [...reminderProblems(body.reminders), ...pastMeeting(body.meetsOn)])
        await saveNewRound(tx, scope, plan.id, body)
        await note(tx, scope, { action: 'round.run', object: 'round', id: body.id, before: null, after: body })
        return { id: body.id, version: 1 }
      })
      return reply.code(201).send(answer)
    },
  )
  const pastMeeting = (meetsOn: string): readonly FieldProblem[] =>
    meetsOn >= app.today() ? [] : [{ field: 'meetsOn', message: 'This day has passed. Enter today or a later day.' }]

  app.put(
    at,
    {
      config: { action: 'round.run' },
      schema: {
        tags,
        summary: 'Change the name, the days or the reminders of a round',
        description: 'Of an open round, days that have passed stay as they are.',
        params: addressed('round'),
        body: EditRound,
        response: { 200: ChangedView },
      },
    },
    async ({ scope, params, body }) =>
      app.db.transaction(async (tx) => {
        const { planId } = await found(tx, scope, params.round)
        const rounds = await holdRounds(tx, scope, planId)
        const present = await found(tx, scope, params.round)
        if (present.state === 'closed')
          throw new Problem('rule-broken', 'This round is closed. Its days stay as they were.')
        const moved = isRunning(present.state) ? movedDayProblems(present, body, app.today()) : []
        checkRound({ id: present.id, ...body }, rounds, [...moved, ...reminderProblems(body.reminders)])
        const version = await saveRound(tx, scope, present.id, body)
        if (version === null)
          throw new Problem('conflict', 'Someone else changed this round since you opened it.', {
            present: roundView(present),
          })
        const before = roundView(present)
        await note(tx, scope, { action: 'round.run', object: 'round', id: present.id, before, after: body })
        return { id: present.id, version }
      }),
  )

  app.put(
    `${at}/state`,
    {
      config: { action: 'round.run' },
      schema: {
        tags,
        summary: 'Open a round, which mails everyone what they owe, or close it',
        params: addressed('round'),
        body: TurnRound,
        response: { 200: ChangedView },
      },
    },
    async ({ scope, params, body }) => {
      const changed = await app.db.transaction(async (tx) => {
        const present = await found(tx, scope, params.round)
        const version = await turnRound(tx, scope, present, { ...body, today: app.today() })
        return { id: present.id, version }
      })
      const { settings, post, later } = app.accounts
      later(async () => {
        if (body.state !== 'open') return
        const only = { partnershipId: scope.partnershipId, roundId: changed.id }
        await sendRoundMails(app.db, app.today(), { publicUrl: settings.publicUrl, delivery: post.delivery }, only)
        await post.sendDue()
      })
      return changed
    },
  )
}
