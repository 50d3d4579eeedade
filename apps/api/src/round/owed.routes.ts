import { addressed, InPartnership } from '@ttc/contracts/id'
import { OpenOwed, OwedFile, OwedFilter, OwedListView, OwnOwedView } from '@ttc/contracts/round'
import { allowedAt, plansWith, type Scope } from '@ttc/domain/access'
import { Problem } from '@ttc/domain/problem'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { z } from 'zod'
import { panelQuestionView } from '../panel/panel.view.ts'
import { listOwedAnswers } from '../panel/panel-question.queries.ts'
import { promiseRowView } from '../promise/promise.view.ts'
import { listStillPromised, type StillPromised } from '../promise/promise-ledger.queries.ts'
import { listNotices, listOwnNotices, saveOpened } from './notice.queries.ts'
import { owedCsv } from './owed.csv.ts'
import { countsOf, narrowed, ownPart, peopleOf, roundOwed, rowViews } from './owed.view.ts'
import { findOwedGround } from './owed-ground.queries.ts'
import { findRound, listRunning } from './round.queries.ts'
import { roundView } from './round.view.ts'

const tags = ['Rounds']
const own = '/partnerships/:partnership/owed'
const at = '/partnerships/:partnership/rounds/:round/owed'
const text = z.any().meta({ type: 'string' })
const MOST_NOT_ASKED = 500

export const owedRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  /** What is asked of whoever asks, in every round that is open. */
  const ownOwed = async (scope: Scope) => {
    const running = await listRunning(app.db, scope)
    const notices = await listOwnNotices(
      app.db,
      scope,
      running.map(({ round }) => round.id),
    )
    const rounds = []
    for (const { round, plan } of running) {
      const ground = await findOwedGround(app.db, scope, plan.id, round.openedAt)
      const mine = notices.get(round.id)
      const known = new Map(mine === undefined ? [] : [[scope.memberId, mine]])
      const part = ownPart(roundOwed(round, ground, known, app.today()), scope.memberId)
      const openedAt = mine?.openedAt?.toISOString() ?? null
      if (part.rows.length + part.notAsked.length > 0)
        rounds.push({
          round: roundView(round),
          plan,
          rows: rowViews(part.rows, plan.id, scope.grants),
          notAsked: part.notAsked,
          openedAt,
        })
    }
    return rounds
  }

  const stillPromised = async (scope: Scope, whose: Omit<StillPromised, 'plans'>) => {
    const wanted = { ...whose, plans: plansWith(scope.grants, 'plan.read') }
    return (await listStillPromised(app.db, scope, wanted)).map((row) => promiseRowView(row, scope))
  }

  app.get(
    own,
    {
      config: { action: 'round.own' },
      schema: {
        tags,
        summary:
          'What you owe in the rounds that are open, late first, and what you promised in meetings, and what the panel asks you',
        params: InPartnership,
        response: { 200: OwnOwedView },
      },
    },
    async ({ scope }) => {
      await app.daily.passDue(scope.partnershipId)
      const rounds = await ownOwed(scope)
      const open = rounds.flatMap(({ rows }) => rows).filter(({ state }) => state !== 'answered').length
      const promises = await stillPromised(scope, { owner: scope.memberId })
      const plans = plansWith(scope.grants, 'plan.read')
      const answers = await listOwedAnswers(app.db, scope, scope.memberId, plans)
      const questions = answers.map((row) => panelQuestionView(row, scope, app.today()))
      return { asOf: app.today(), open, rounds, promises, questions }
    },
  )

  app.put(
    `${own}/opened`,
    {
      config: { action: 'round.own' },
      schema: {
        tags,
        summary: 'Say that you have looked at what you owe; the coordinator sees when you first did',
        params: InPartnership,
        body: OpenOwed,
        response: { 204: z.undefined() },
      },
    },
    async ({ scope, body }, reply) => {
      const asked = (await ownOwed(scope)).filter(({ rows }) => rows.length > 0).map(({ round }) => round.id)
      await saveOpened(
        app.db,
        scope,
        asked.filter((id) => body.roundIds.includes(id)),
      )
      return reply.code(204).send()
    },
  )

  const found = async (scope: Scope, id: string) => {
    const row = await findRound(app.db, scope, id)
    if (row === null) throw new Problem('not-found', 'There is no such round, or you cannot see it.')
    const ground = await findOwedGround(app.db, scope, row.plan.id, row.round.openedAt)
    const notices = await listNotices(app.db, scope, id)
    return { ...row, ground, notices, owed: roundOwed(row.round, ground, notices, app.today()) }
  }

  app.get(
    at,
    {
      config: { action: 'round.run' },
      schema: {
        tags,
        summary: 'Who owes what in a round: by person, who opened and who answered; late first',
        description: 'Of a planned round it is what would be asked if it opened today.',
        params: addressed('round'),
        querystring: OwedFilter,
        response: { 200: OwedListView },
      },
    },
    async ({ scope, params, query }) => {
      await app.daily.passDue(scope.partnershipId)
      const { round, plan, ground, notices, owed } = await found(scope, params.round)
      const rows = narrowed(owed.rows, query)
      return {
        asOf: app.today(),
        plan,
        round: roundView(round),
        allowed: allowedAt(scope.grants, [{ planId: plan.id, priorityId: null }], ['round.read', 'round.run']),
        counts: countsOf(owed.rows),
        people: peopleOf(owed.rows, ground, notices),
        rows: rowViews(rows.slice(query.skip, query.skip + query.limit), plan.id, scope.grants),
        total: rows.length,
        notAsked: owed.notAsked.slice(0, MOST_NOT_ASKED),
        promises: await stillPromised(scope, { owner: query.member ?? null, plan: plan.id }),
      }
    },
  )

  app.get(
    `${at}/file`,
    {
      config: { action: 'round.run' },
      schema: {
        tags,
        summary: 'Who owes what as CSV, narrowed alike',
        params: addressed('round'),
        querystring: OwedFile,
        response: { 200: { content: { 'text/csv': { schema: text } } } },
      },
    },
    async ({ scope, params, query }, reply) => {
      await app.daily.passDue(scope.partnershipId)
      const { owed } = await found(scope, params.round)
      reply.header('content-disposition', `attachment; filename="who-owes-what-${app.today()}.csv"`)
      return reply.type('text/csv; charset=utf-8').send(owedCsv(narrowed(owed.rows, query)))
    },
  )
}
