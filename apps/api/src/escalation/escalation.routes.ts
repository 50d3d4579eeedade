import {
  DecideEscalation,
  EscalationFile,
  type EscalationFilter,
  EscalationRegisterView,
  EscalationFilter as Filter,
  PlacementEscalationView,
} from '@ttc/contracts/escalation'
import { addressed, InPartnership } from '@ttc/contracts/id'
import { ChangedView } from '@ttc/contracts/plan'
import { plansWith, type Scope } from '@ttc/domain/access'
import { needsDecision } from '@ttc/domain/escalation'
import { describeEscalationState } from '@ttc/domain/escalation.words'
import { Problem } from '@ttc/domain/problem'
import { blankStanding } from '@ttc/domain/recovery-sheet'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { z } from 'zod'
import { note } from '../audit/audit.queries.ts'
import { touchExceptions } from '../exception/touch-exceptions.command.ts'
import { answerOnce } from '../receipt/receipt.queries.ts'
import { presentPlaced } from '../recovery-sheet/ground.queries.ts'
import { listPlacesInPlan } from '../recovery-sheet/recovery-sheet.queries.ts'
import { findRuleInForce } from '../recovery-sheet/rule.queries.ts'
import { listStandings } from '../recovery-sheet/standing.queries.ts'
import { escalationsCsv } from './escalation.csv.ts'
import { countEscalations, holdEscalation, listEscalations, saveDecision } from './escalation.queries.ts'
import { escalationView, placementEscalationView } from './escalation.view.ts'
import { listRounds, type StepRow } from './step.queries.ts'

const tags = ['Escalations']
const at = '/partnerships/:partnership/escalations'
const atPlacement = '/partnerships/:partnership/placements/:placement/escalation'
/** More than any partnership carries up in the years of a plan. */
const MOST_IN_FILE = 5000
const MOST_OF_ONE = 200

export const escalationRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  const placesOf = async (scope: Scope, placementId: string) =>
    (await listPlacesInPlan(app.db, scope, [placementId])).map(({ id }) => id)

  const wantedOf = async (scope: Scope, filter: Pick<EscalationFilter, 'state' | 'step' | 'placement'>) => ({
    state: filter.state,
    step: filter.step,
    placements: filter.placement === undefined ? null : await placesOf(scope, filter.placement),
    plans: plansWith(scope.grants, 'indicator.read'),
  })

  app.get(
    at,
    {
      config: { action: 'escalation.list' },
      schema: {
        tags,
        summary: 'The register: every step that was reached in the plans you may see, and what was decided',
        params: InPartnership,
        querystring: Filter,
        response: { 200: EscalationRegisterView },
      },
    },
    async ({ scope, query }) => {
      await app.daily.passDue(scope.partnershipId)
      const wanted = await wantedOf(scope, query)
      const rows = await listEscalations(app.db, scope, wanted, query)
      const counts = await countEscalations(app.db, scope, wanted)
      const total =
        query.state === 'all' ? Object.values(counts).reduce((sum, one) => sum + one, 0) : counts[query.state]
      return { escalations: rows.map((row) => escalationView(row, scope)), counts, total }
    },
  )

  app.get(
    `${at}/file`,
    {
      config: { action: 'escalation.list' },
      schema: {
        tags,
        summary: 'The register as CSV, narrowed alike',
        params: InPartnership,
        querystring: EscalationFile,
        response: { 200: { content: { 'text/csv': { schema: z.any().meta({ type: 'string' }) } } } },
      },
    },
    async ({ scope, query }, reply) => {
      await app.daily.passDue(scope.partnershipId)
      const wanted = await wantedOf(scope, query)
      const rows = await listEscalations(app.db, scope, wanted, { skip: 0, limit: MOST_IN_FILE })
      reply.header('content-disposition', `attachment; filename="escalations-${app.today()}.csv"`)
      return reply.type('text/csv; charset=utf-8').send(escalationsCsv(rows.map((row) => escalationView(row, scope))))
    },
  )

  app.get(
    atPlacement,
    {
      config: { action: 'recovery-sheet.read' },
      schema: {
        tags,
        summary: 'How far up an indicator has been carried, and the rounds behind it',
        params: addressed('placement'),
        response: { 200: PlacementEscalationView },
      },
    },
    async ({ scope, params }) => {
      await app.daily.passDue(scope.partnershipId)
      const placed = await presentPlaced(app.db, scope, params.placement)
      const placements = await placesOf(scope, placed.id)
      const standings = await listStandings(app.db, scope, [placed.indicator.id])
      const wanted = { state: 'all' as const, placements, plans: null }
      return placementEscalationView({
        placed,
        standing: standings.find(({ placementId }) => placementId === placed.id)?.standing ?? blankStanding,
        rows: await listEscalations(app.db, scope, wanted, { skip: 0, limit: MOST_OF_ONE }),
        rounds: await listRounds(app.db, scope, placements),
        rule: await findRuleInForce(app.db, scope, app.today()),
        scope,
        today: app.today(),
      })
    },
  )

  app.post(
    `${atPlacement}/decision`,
    {
      config: { action: 'escalation.decide' },
      schema: {
        tags,
        summary: 'Write down what was decided about an indicator that was carried up',
        params: addressed('placement'),
        body: DecideEscalation,
        response: { 201: ChangedView },
      },
    },
    async ({ scope, params, body, url }, reply) => {
      const placed = await presentPlaced(app.db, scope, params.placement)
      const answer = await answerOnce(app.db, scope, { address: url, body }, async (tx) => {
        const row = await holdEscalation(tx, scope, placed.id, body.escalationId)
        await checkWaits(tx, scope, row, body.version)
        const version = await saveDecision(
          tx,
          scope,
          { id: body.escalationId, version: body.version },
          body,
          app.today(),
        )
        await touchExceptions(tx, scope, { placements: [placed.id] })
        const { decision, reason } = body
        await note(tx, scope, {
          action: 'escalation.decide',
          object: 'placement',
          id: placed.id,
          before: { step: row?.step, state: row?.state },
          after: { state: 'decided', decision, reason },
        })
        return { id: body.escalationId, version }
      })
      return reply.code(201).send(answer)
    },
  )
  /** Of two who decide at once the second is told what the first decided. */
  const checkWaits = async (tx: typeof app.db, scope: Scope, row: StepRow | null, version: number) => {
    if (row === null) throw new Problem('not-found', 'There is no such escalation of this indicator.')
    if (!needsDecision(row.step))
      throw new Problem('rule-broken', 'This step waits for a recovery sheet. There is nothing to decide yet.')
    if (row.state === 'open' && row.version === version) return
    const of = { state: 'all' as const, placements: [row.placementId], plans: null }
    const rows = await listEscalations(tx, scope, of, { skip: 0, limit: MOST_OF_ONE })
    const found = rows.find(({ id }) => id === row.id)
    const present = found === undefined ? null : escalationView(found, scope)
    const told = present === null ? 'changed' : describeEscalationState(present)
    throw new Problem('conflict', `Nothing is decided twice. This stands as: ${told}.`, { present })
  }
}
