import { FormulaView, SetFormula } from '@ttc/contracts/formula'
import { addressed } from '@ttc/contracts/id'
import { ChangedView } from '@ttc/contracts/plan'
import type { Scope } from '@ttc/domain/access'
import { indicatorsOf } from '@ttc/domain/formula'
import { Problem } from '@ttc/domain/problem'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { listIndicatorPlaces } from '../access/place.queries.ts'
import { findDerivedGround } from '../assessment/derived.queries.ts'
import { findIndicator } from '../indicator/indicator.queries.ts'
import { answerOnce } from '../receipt/receipt.queries.ts'
import { findFormula, listAreasWithSeries, listGroups, listStanding, listUsing } from './formula.queries.ts'
import { formulaView } from './formula.view.ts'
import { formulaOf, setFormula } from './set-formula.command.ts'

const tags = ['Indicators']
const at = '/partnerships/:partnership/indicators/:indicator'

export const formulaRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  const found = async (scope: Scope, id: string) => {
    const row = await findIndicator(app.db, scope, id)
    if (row === null) throw new Problem('not-found', 'There is no such indicator, or you cannot see it.')
    return row
  }

  app.get(
    `${at}/formula`,
    {
      config: { action: 'indicator.read' },
      schema: {
        tags,
        summary: 'What an indicator is computed from, and what is lacking',
        params: addressed('indicator'),
        response: { 200: FormulaView },
      },
    },
    async ({ scope, params }) => {
      const row = await found(scope, params.indicator)
      const stored = await findFormula(app.db, scope, row.id)
      const formula = formulaOf(stored)
      const using = await listUsing(app.db, scope, row.id)
      const parts = formula === null ? [] : indicatorsOf(formula)
      return formulaView({
        row,
        stored,
        formula,
        using,
        ground: formula === null ? null : await findDerivedGround(app.db, scope, row.id, parts),
        standing: await listStanding(app.db, scope, [...parts, ...using.map((one) => one.id)]),
        places: await listIndicatorPlaces(app.db, scope.partnershipId),
        areas: await listAreasWithSeries(app.db, scope),
        groups: await listGroups(app.db, scope),
        grants: scope.grants,
      })
    },
  )

  app.post(
    `${at}/formulas`,
    {
      config: { action: 'indicator.edit' },
      schema: {
        tags,
        summary: 'Have an indicator computed from others, or no longer',
        params: addressed('indicator'),
        body: SetFormula,
        response: { 201: ChangedView },
      },
    },
    async ({ scope, params, body, url }, reply) => {
      await found(scope, params.indicator)
      const answer = await answerOnce(app.db, scope, { address: url, body }, (tx) =>
        setFormula(tx, scope, params.indicator, body, app.today()),
      )
      return reply.code(201).send(answer)
    },
  )
}
