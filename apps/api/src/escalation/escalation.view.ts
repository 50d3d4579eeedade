import type { EscalationRowView, PlacementEscalationView } from '@ttc/contracts/escalation'
import { isAllowed, type Scope } from '@ttc/domain/access'
import { type ClosedRound, needsDecision, redRunOf } from '@ttc/domain/escalation'
import type { Standing } from '@ttc/domain/recovery-sheet'
import type { Placed } from '../recovery-sheet/ground.queries.ts'
import type { RuleInForce } from '../recovery-sheet/rule.queries.ts'
import type { EscalationRow } from './escalation.queries.ts'
import type { RoundRow } from './step.queries.ts'

/** One line of the register, with whether its reader may decide about it. */
export function escalationView(row: EscalationRow, scope: Scope): EscalationRowView {
  const waits = row.state === 'open' && row.isInPlan && needsDecision(row.step)
  const place = { planId: row.plan.id, priorityId: row.priority.id }
  return { ...row, mayDecide: waits && isAllowed(scope.grants, 'escalation.decide', place) }
}

type Parts = Readonly<{
  placed: Placed
  standing: Standing
  rows: readonly EscalationRow[]
  /** Oldest first. */
  rounds: readonly RoundRow[]
  rule: RuleInForce
  scope: Scope
  today: string
}>

/** How far up an indicator has been carried, with the rounds behind it. */
export function placementEscalationView(parts: Parts): PlacementEscalationView {
  const { placed, standing, rows, rounds, rule, scope, today } = parts
  const run = redRunOf(rounds, standing)
  const counted = new Set<ClosedRound>(run.counted)
  const { redRoundsToSheet, redRoundsToBoard } = rule.escalation
  return {
    placementId: placed.id,
    indicator: placed.indicator,
    plan: placed.plan,
    priority: placed.priority,
    status: standing.status,
    escalations: rows.map((row) => escalationView(row, scope)),
    rounds: rounds.toReversed().map((round) => {
      const { end, status, computed, hasNewValue, sheetUnanswered } = round
      return { end, status, computed, hasNewValue, sheetUnanswered, counts: counted.has(round) }
    }),
    redRounds: run.rounds.length,
    rule: { redRoundsToSheet, redRoundsToBoard },
    asOf: today,
  }
}
