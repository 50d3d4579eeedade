import { addressed, Day, Id } from '@ttc/contracts/id'
import { IndicatorView } from '@ttc/contracts/indicator'
import { indicatorActions, isAllowed, type Scope, wholePartnership } from '@ttc/domain/access'
import { Problem } from '@ttc/domain/problem'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { z } from 'zod'
import { findPlaces } from '../access/place.queries.ts'
import { listBegun } from '../action/action-list.queries.ts'
import { listDerived } from '../assessment/derived.queries.ts'
import { findGround } from '../assessment/ground.queries.ts'
import { ownSeriesOf } from '../assessment/ground.ts'
import { listKeptForecasts } from '../assessment/kept-forecast.queries.ts'
import type { KnownOn } from '../assessment/known-on.queries.ts'
import { listBaselines } from '../baseline/baseline.queries.ts'
import { listOpenOverrides } from '../override/override.queries.ts'
import { findFirstOutcome, findPlacement, listOtherPlacements } from '../placement/placement.queries.ts'
import { listRules, listTargets } from '../target/target.queries.ts'
import { indicatorView } from './indicator.view.ts'
import { measurementsCsv } from './measurements.csv.ts'

const tags = ['Indicators']

const at = '/partnerships/:partnership/placements/:placement'

const asKnownOn = Day.optional().meta({ description: 'What was known when this day ended; the present when absent' })

function checkKnownOn(knownOn: KnownOn, today: string): void {
  if (knownOn === null || knownOn <= today) return
  const message = 'What will be known on a later day cannot be shown. Choose today or an earlier day.'
  throw new Problem('invalid', message, { fields: [{ field: 'knownOn', message }] })
}

/** The page of an indicator is that of its placement: owner, targets and status belong to it. */
export const placedRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  /** Everywhere it stands, for what the reader may do to it; whoever may do everything everywhere needs no list of places. */
  const placesOf = async ({ grants, partnershipId }: Scope, indicatorId: string) => {
    if (indicatorActions.every((action) => isAllowed(grants, action, wholePartnership))) return [wholePartnership]
    return (await findPlaces(app.db, partnershipId, 'indicator', indicatorId)) ?? []
  }

  const viewOf = async (scope: Scope, id: string, knownOn: KnownOn) => {
    checkKnownOn(knownOn, app.today())
    const placement = await findPlacement(app.db, scope, id)
    if (placement === null)
      throw new Problem('not-found', 'There is no such indicator in a plan, or you cannot see it.')
    const stored = await findGround(app.db, scope, [placement.indicatorId], knownOn)
    const [row] = stored.indicators
    if (row === undefined) throw new Error('A placement without its indicator')
    const own = ownSeriesOf(stored, placement.indicatorId).map((one) => one.id)
    return indicatorView({
      placement,
      stored,
      outcome: await findFirstOutcome(app.db, scope, placement.priority.id),
      elsewhere: await listOtherPlacements(app.db, scope, placement.indicatorId, placement.id),
      targets: await listTargets(app.db, scope, placement.id, knownOn),
      rules: await listRules(app.db, scope, placement.id, knownOn),
      override: (await listOpenOverrides(app.db, scope, [placement.id], knownOn))[0] ?? null,
      begun: await listBegun(app.db, scope, {
        placementId: placement.id,
        priorityId: placement.priority.id,
        today: knownOn ?? app.today(),
      }),
      baselines: await listBaselines(app.db, scope, own, knownOn),
      forecasts: await listKeptForecasts(
        app.db,
        scope,
        own.map((one) => ({ id: one, kind: row.periodKind })),
      ),
      proxy: row.proxyId === null ? null : await findGround(app.db, scope, [row.proxyId], knownOn),
      today: knownOn ?? app.today(),
      knownOn,
      derived: (await listDerived(app.db, scope, [placement.indicatorId])).length > 0,
      grants: scope.grants,
      places: await placesOf(scope, placement.indicatorId),
    })
  }

  app.get(
    at,
    {
      config: { action: 'indicator.read' },
      schema: {
        tags,
        summary: 'An indicator as it stands in a plan',
        params: addressed('placement'),
        querystring: z.object({ knownOn: asKnownOn }),
        response: { 200: IndicatorView },
      },
    },
    ({ scope, params, query }) => viewOf(scope, params.placement, query.knownOn ?? null),
  )

  app.get(
    `${at}/measurements.csv`,
    {
      config: { action: 'indicator.read' },
      schema: {
        tags,
        summary: 'The values, forecast and targets of a series, or of every group, as a CSV file',
        params: addressed('placement'),
        querystring: z.object({
          series: Id.optional().meta({ description: 'A group of children; all children when absent' }),
          groups: z
            .enum(['yes', 'no'])
            .default('no')
            .meta({ description: 'All children and then every group, one after another' }),
          knownOn: asKnownOn,
        }),
        response: { 200: { content: { 'text/csv': { schema: z.string() } } } },
      },
    },
    async ({ scope, params, query }, reply) => {
      const view = await viewOf(scope, params.placement, query.knownOn ?? null)
      const known = query.series === undefined ? view.series : view.series.filter((one) => one.id === query.series)
      const series = query.groups === 'yes' ? known : known.slice(0, 1)
      if (series.length === 0) throw new Problem('not-found', 'There is no such series, or you cannot see it.')
      const name = view.code
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, '-')
        .slice(0, 60)
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${name}-${view.asOf}.csv"`)
        .send(measurementsCsv(view, series))
    },
  )
}
