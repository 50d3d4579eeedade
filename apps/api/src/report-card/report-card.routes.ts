import type { CurveView } from '@ttc/contracts/figure'
import { addressed } from '@ttc/contracts/id'
import { type CardPlan, ReportCard } from '@ttc/contracts/report-card'
import type { Scope } from '@ttc/domain/access'
import { curveInputOf } from '@ttc/domain/assessment/curve-ground'
import { Problem } from '@ttc/domain/problem'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { z } from 'zod'
import { latestUpdates } from '../action/action.queries.ts'
import { breaksOf } from '../assessment/assessment.queries.ts'
import { findGround } from '../assessment/ground.queries.ts'
import { groundOf } from '../assessment/ground.ts'
import { listMembers } from '../member/member.queries.ts'
import { listOutcomes } from '../outcome/outcome.queries.ts'
import { findPartnership } from '../partnership/partnership.queries.ts'
import { listDashboard } from '../plan/dashboard.queries.ts'
import { findPlan } from '../plan/plan.queries.ts'
import { priorityView, sourcesOf } from '../plan/plan.view.ts'
import { findPriority } from '../priority/priority.queries.ts'
import { listAnswers } from '../turning-the-curve/answer.queries.ts'
import { findWalkOfPriority } from '../turning-the-curve/walk.queries.ts'
import { drawnLarge, reportCardOf } from './report-card.card.ts'
import { closeReportCardPdf, makeReportCardPdf } from './report-card.pdf.ts'
import { cardPlanOf } from './report-card.turning.ts'

const tags = ['Report cards']
const at = '/partnerships/:partnership/priorities/:priority/report-card'
const gone = () => new Problem('not-found', 'There is no such priority, or you cannot see it.')

export const reportCardRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  app.addHook('onClose', closeReportCardPdf)

  const cardOf = async (scope: Scope, priorityId: string): Promise<ReportCard> => {
    const priority = await findPriority(app.db, scope, priorityId)
    const plan = priority === null ? null : await findPlan(app.db, scope, priority.planId)
    const partnership = await findPartnership(app.db, scope)
    if (priority === null || plan === null || partnership === null) throw gone()
    const outcomes = await listOutcomes(app.db, scope, plan.id)
    const all = await listDashboard(app.db, scope, plan.versionId, app.today())
    const view = priorityView(priority, all, app.today(), scope.grants)
    const mine = all.filter((row) => row.priorityId === priority.id)
    return reportCardOf({
      partnership,
      plan,
      outcomes: priority.outcomeIds.flatMap((id) =>
        outcomes.filter((one) => one.id === id).map((one) => one.statement),
      ),
      priority: view,
      curves: await wholeCurves(scope, drawnLarge(view.rows)),
      sources: sourcesOf(mine),
      turning: await turningOf(scope, priority.id),
      asAt: app.today(),
    })
  }

  /** What the priority's group has answered in its walk; null where there is none. */
  const turningOf = async (scope: Scope, priorityId: string): Promise<CardPlan | null> => {
    const walkId = await findWalkOfPriority(app.db, scope, priorityId)
    if (walkId === null) return null
    const answers = await listAnswers(app.db, scope, walkId)
    const acted = answers.filter(({ kind }) => kind === 'action').map(({ id }) => id)
    const updates = await latestUpdates(app.db, scope.partnershipId, acted)
    const members = await listMembers(app.db, scope)
    return cardPlanOf({
      answers,
      statuses: new Map([...updates].map(([id, { status }]) => [id, status])),
      names: new Map(members.map(({ id, name }) => [id, name])),
      today: app.today(),
    })
  }

  const wholeCurves = async (scope: Scope, rows: ReturnType<typeof drawnLarge>) => {
    const stored = await findGround(
      app.db,
      scope,
      rows.map((row) => row.indicatorId),
    )
    const curves = rows.flatMap((row): [string, CurveView][] => {
      const indicator = stored.indicators.find((one) => one.id === row.indicatorId)
      const series = stored.series.find((one) => one.id === row.seriesId)
      const placed = stored.placements.find((one) => one.id === row.placementId)
      if (indicator === undefined || series === undefined || placed === undefined) return []
      const named = {
        name: row.name,
        areaName: stored.surroundings.ownName,
        breaks: breaksOf(stored, indicator),
        annotations: [],
      }
      return [[row.placementId, curveInputOf(groundOf(stored, indicator, series, placed), named) as CurveView]]
    })
    return new Map(curves)
  }

  app.get(
    at,
    {
      config: { action: 'report-card.read' },
      schema: {
        tags,
        summary: 'The report card of a priority as it stands today',
        params: addressed('priority'),
        response: { 200: ReportCard },
      },
    },
    ({ scope, params }) => cardOf(scope, params.priority),
  )

  app.get(
    `${at}.pdf`,
    {
      config: { action: 'report-card.read' },
      schema: {
        tags,
        summary: 'The same on one side of A4, as tagged PDF',
        params: addressed('priority'),
        response: {
          200: { content: { 'application/pdf': { schema: z.any().meta({ type: 'string', format: 'binary' }) } } },
        },
      },
    },
    async ({ scope, params }, reply) => {
      const card = await cardOf(scope, params.priority)
      const pdf = await makeReportCardPdf(card)
      const name = card.priority
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, '-')
        .slice(0, 60)
      return reply
        .type('application/pdf')
        .header('content-disposition', `inline; filename="report-card-${name}-${card.asAt}.pdf"`)
        .send(Buffer.from(pdf))
    },
  )
}
