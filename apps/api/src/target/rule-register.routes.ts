import { InPartnership } from '@ttc/contracts/id'
import { RuleChangeFilter, RuleChangeListView, type RuleChangeView } from '@ttc/contracts/target'
import { plansWith } from '@ttc/domain/access'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { scaleOf } from '../assessment/stored-row.ts'
import { countRuleChanges, listRuleChanges, type RuleChangeRow } from './rule-register.queries.ts'

export const ruleRegisterRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  app.get(
    '/partnerships/:partnership/rules',
    {
      config: { action: 'exception.list' },
      schema: {
        tags: ['Targets and rules'],
        summary: 'Every change of a RAG rule in the plans you may see, newest first',
        params: InPartnership,
        querystring: RuleChangeFilter,
        response: { 200: RuleChangeListView },
      },
    },
    async ({ scope, query }) => {
      const wanted = { filter: query, plans: plansWith(scope.grants, 'plan.read') }
      const [rows, total] = await Promise.all([
        listRuleChanges(app.db, scope, wanted),
        countRuleChanges(app.db, scope, wanted),
      ])
      return { changes: rows.map(changeView), total }
    },
  )
}

function changeView({ rule, before, plan, indicator, recordedBy }: RuleChangeRow): RuleChangeView {
  return {
    id: rule.id,
    ...fieldsOf(rule),
    reason: rule.reason,
    correction: rule.correction,
    recordedAt: rule.recordedAt.toISOString(),
    recordedBy,
    placementId: rule.placementId,
    plan,
    indicator: { name: indicator.name, scale: scaleOf(indicator) },
    before: before === null ? null : fieldsOf(before),
    replaced: rule.supersededAt !== null,
  }
}

const fieldsOf = (rule: RuleChangeRow['rule']) => ({
  appliesFrom: rule.appliesFrom,
  tolerance: { kind: rule.toleranceKind, amount: rule.toleranceAmount },
  path: rule.path,
  amberIfImproved: rule.amberIfImproved,
})
