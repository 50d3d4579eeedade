import { addressed } from '@ttc/contracts/id'
import { IndicatorView } from '@ttc/contracts/indicator'
import { indicatorActions, isAllowed, type Scope, wholePartnership } from '@ttc/domain/access'
import { Problem } from '@ttc/domain/problem'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { findPlaces } from '../access/place.queries.ts'
import { findGround } from '../assessment/ground.queries.ts'
import { ownSeriesOf } from '../assessment/ground.ts'
import { listBaselines } from '../baseline/baseline.queries.ts'
import { findFirstOutcome, findPlacement, listOtherPlacements } from '../placement/placement.queries.ts'
import { listRules, listTargets } from '../target/target.queries.ts'
import { indicatorView } from './indicator.view.ts'

const tags = ['Indicators']

/** The page of an indicator is that of its placement: owner, targets and status belong to it. */
export const placedRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  /** Everywhere it stands, for what the reader may do to it; whoever may do everything everywhere needs no list of places. */
  const placesOf = async ({ grants, partnershipId }: Scope, indicatorId: string) => {
    if (indicatorActions.every((action) => isAllowed(grants, action, wholePartnership))) return [wholePartnership]
    return (await findPlaces(app.db, partnershipId, 'indicator', indicatorId)) ?? []
  }

  app.get(
    '/partnerships/:partnership/placements/:placement',
    {
      config: { action: 'indicator.read' },
      schema: {
        tags,
        summary: 'An indicator as it stands in a plan',
        params: addressed('placement'),
        response: { 200: IndicatorView },
      },
    },
    async ({ scope, params }) => {
      const placement = await findPlacement(app.db, scope, params.placement)
      if (placement === null)
        throw new Problem('not-found', 'There is no such indicator in a plan, or you cannot see it.')
      const stored = await findGround(app.db, scope, [placement.indicatorId])
      const proxyId = stored.indicators[0]?.proxyId ?? null
      const own = ownSeriesOf(stored, placement.indicatorId).map((one) => one.id)
      return indicatorView({
        placement,
        stored,
        outcome: await findFirstOutcome(app.db, scope, placement.priority.id),
        elsewhere: await listOtherPlacements(app.db, scope, placement.indicatorId, placement.id),
        targets: await listTargets(app.db, scope, placement.id),
        rules: await listRules(app.db, scope, placement.id),
        baselines: await listBaselines(app.db, scope, own),
        proxy: proxyId === null ? null : await findGround(app.db, scope, [proxyId]),
        today: app.today(),
        grants: scope.grants,
        places: await placesOf(scope, placement.indicatorId),
      })
    },
  )
}
