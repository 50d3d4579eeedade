import type { SetFormula } from '@ttc/contracts/formula'
import type { Database } from '@ttc/db/connect'
import { isAllowedAt, type Scope } from '@ttc/domain/access'
import { type Formula, readFormula } from '@ttc/domain/formula'
import { Problem } from '@ttc/domain/problem'
import { listIndicatorPlaces } from '../access/place.queries.ts'
import { holdIndicators, reassess } from '../assessment/assessment.queries.ts'
import { note } from '../audit/audit.queries.ts'
import { findIndicator } from '../indicator/indicator.queries.ts'
import { checkFormula } from './checked-formula.ts'
import { findFormula, holdFormulas, saveFormula } from './formula.queries.ts'
import { findKnown } from './known.command.ts'

/**
 * Stores how an indicator is computed from now on, and computes it. Null has it recorded itself again: what was
 * computed stands until something is recorded over it.
 */
export async function setFormula(tx: Database, scope: Scope, indicatorId: string, body: SetFormula, today: string) {
  await holdFormulas(tx, scope)
  await holdIndicators(tx, scope, [indicatorId])
  const row = await findIndicator(tx, scope, indicatorId)
  if (row === null) throw new Error('An indicator that was just found is gone')
  const stored = await findFormula(tx, scope, row.id)
  const present = formulaOf(stored)
  if ((stored?.revision ?? 0) !== body.basedOnRevision)
    throw new Problem('conflict', 'Someone else changed how this indicator is computed since you opened it.', {
      present: { revision: stored?.revision ?? 0, formula: present },
    })
  const formula: Formula | null = body.formula
  if (formula !== null) {
    const places = await listIndicatorPlaces(tx, scope.partnershipId)
    const isSeen = (id: string) => isAllowedAt(scope.grants, 'indicator.read', places.get(id) ?? [])
    checkFormula(row, formula, await findKnown(tx, scope, formula, isSeen))
  }
  const revision = body.basedOnRevision + 1
  await saveFormula(tx, scope, { id: body.id, indicatorId: row.id, revision, definition: formula })
  await reassess(tx, scope, [row.id], today)
  await note(tx, scope, {
    action: 'indicator.edit',
    object: 'indicator',
    id: row.id,
    before: { formula: present },
    after: { formula },
  })
  return { id: row.id, version: revision }
}

/** The formula of a stored version; null where there is none. */
export function formulaOf(stored: Awaited<ReturnType<typeof findFormula>>): Formula | null {
  return stored === null || stored.definition === null ? null : readFormula(stored.definition)
}
