import { EscalationRuleView, SetEscalationRule } from '@ttc/contracts/escalation'
import { InPartnership } from '@ttc/contracts/id'
import { ChangedView } from '@ttc/contracts/plan'
import { isAllowed, type Scope, wholePartnership } from '@ttc/domain/access'
import { checkEscalationRule } from '@ttc/domain/escalation'
import { Problem } from '@ttc/domain/problem'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { note } from '../audit/audit.queries.ts'
import { findRuleInForce } from '../recovery-sheet/rule.queries.ts'
import { settleSheets } from '../recovery-sheet/settle.queries.ts'
import { listIndicatorsInPlans } from './round-status.queries.ts'
import { listRules, saveRule } from './rule.queries.ts'
import { settleEscalations } from './settle-escalations.command.ts'

const tags = ['Escalations']
const at = '/partnerships/:partnership/escalation-rule'

export const escalationRuleRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  const present = async (db: typeof app.db, scope: Scope): Promise<EscalationRuleView> => {
    const { version, sheet, escalation } = await findRuleInForce(db, scope, app.today())
    return {
      version,
      ...sheet,
      ...escalation,
      mayEdit: isAllowed(scope.grants, 'escalation.rule', wholePartnership),
      changes: await listRules(db, scope),
    }
  }

  app.get(
    at,
    {
      config: { action: 'escalation.list' },
      schema: {
        tags,
        summary: 'When recovery sheets are owed and what is carried up, with every change of it',
        params: InPartnership,
        response: { 200: EscalationRuleView },
      },
    },
    ({ scope }) => present(app.db, scope),
  )

  app.put(
    at,
    {
      config: { action: 'escalation.rule' },
      schema: {
        tags,
        summary: 'Change when sheets are owed and what is carried up, from today on',
        params: InPartnership,
        body: SetEscalationRule,
        response: { 200: ChangedView },
      },
    },
    async ({ scope, body }) => {
      checkEscalationRule(body)
      const { partnershipId: id } = scope
      await app.db.transaction(async (tx) => {
        const { mayEdit: _, changes: __, ...before } = await present(tx, scope)
        if (body.version !== before.version || !(await saveRule(tx, scope, body, app.today())))
          throw new Problem('conflict', 'Someone else changed these settings since you opened them.', {
            present: await present(tx, scope),
          })
        await note(tx, scope, { action: 'escalation.rule', object: 'partnership', id, before, after: body })
        // What the new rule asks for is asked for from today on; what was reached before stays.
        const indicatorIds = await listIndicatorsInPlans(tx, scope)
        await settleEscalations(tx, scope, indicatorIds, app.today())
        await settleSheets(tx, scope, indicatorIds, app.today())
      })
      return { id, version: body.version + 1 }
    },
  )
}
