import { addressed } from '@ttc/contracts/id'
import { AskTargetReality, TargetRealityView } from '@ttc/contracts/target-reality'
import type { Scope } from '@ttc/domain/access'
import { checkPeriod, type Scale } from '@ttc/domain/indicator'
import { type DatedTarget, lastTarget } from '@ttc/domain/target'
import { targetReality } from '@ttc/domain/target-reality'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { findAdoptedEntry } from '../catalogue/adopted.queries.ts'
import { listAuthorityCells } from '../catalogue/catalogue.queries.ts'
import { findIndicator, type IndicatorRow } from '../indicator/indicator.queries.ts'
import { findPlacedGround, presentPlacement } from '../target/placed.queries.ts'
import { findChosenModel } from './comparator.queries.ts'
import { isSameMeasure, loadedAuthorities, publishedAuthorities } from './loaded-authorities.ts'
import { listStoredAuthorities } from './stored-authority.queries.ts'

export const targetRealityRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  const authoritiesOf = async (scope: Scope, row: IndicatorRow) => {
    const { areaCode } = await findChosenModel(app.db, scope)
    const adopted = await findAdoptedEntry(app.db, scope, row.id)
    const entry = adopted !== null && isSameMeasure(adopted, row) ? adopted : null
    const cells =
      entry === null ? [] : await listAuthorityCells(app.db, entry.edition.id, entry.indicator.code, areaCode)
    const published = entry === null ? [] : publishedAuthorities(entry, cells)
    return { entry, ...loadedAuthorities(published, await listStoredAuthorities(app.db, scope, row, areaCode)) }
  }

  app.get(
    '/partnerships/:partnership/placements/:placement/target-reality',
    {
      config: { action: 'indicator.read' },
      schema: {
        tags: ['Targets and rules'],
        summary:
          'How many other authorities have done what a target asks for: the last one stored, or one thought about',
        params: addressed('placement'),
        querystring: AskTargetReality,
        response: { 200: TargetRealityView },
      },
    },
    async ({ scope, params, query }): Promise<TargetRealityView> => {
      const placement = await presentPlacement(app.db, scope, params.placement)
      const { scale, history, breaks, targets } = await findPlacedGround(app.db, scope, placement)
      const aim = askedTarget(query, scale) ?? lastTarget(targets)
      const row = await findIndicator(app.db, scope, placement.indicatorId)
      if (row === null) throw new Error('A placement without its indicator')
      const { entry, authorities, published, stored } = await authoritiesOf(scope, row)
      const reality = targetReality({ scale, history, breaks, aim, others: authorities })
      const source = { collection: entry?.collection.name ?? '', edition: entry?.edition.name ?? '' }
      return {
        reality: structuredClone(reality) as TargetRealityView['reality'],
        published: published === 0 ? null : { ...source, authorities: published },
        stored,
      }
    },
  )
}

function askedTarget({ value, periodStart, periodEnd }: AskTargetReality, scale: Scale): DatedTarget | null {
  if (value === undefined || periodStart === undefined || periodEnd === undefined) return null
  return { value, period: checkPeriod({ start: periodStart, end: periodEnd }, scale, 'periodEnd') }
}
