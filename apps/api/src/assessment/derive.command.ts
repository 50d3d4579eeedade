import { newId } from '@ttc/contracts/new-id'
import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import { type Formula, indicatorsOf, readFormula } from '@ttc/domain/formula'
import { dependantsOf } from '@ttc/domain/formula/chain'
import { appendDerived, closeValues, findDerivedGround, listFormulas, saveDerivedSeries } from './derived.queries.ts'
import { changeOf, computed } from './derived.ts'
import { holdIndicators } from './hold.queries.ts'

/**
 * Computes afresh what is derived from some indicators, in the transaction that changed them: each held before its
 * parts are read, so that of two who change two parts at once the second sees what the first has stored. Answers those
 * whose values came out differently.
 */
export async function derive(tx: Database, scope: Scope, changed: readonly string[]): Promise<string[]> {
  const formulas = new Map<string, Formula>()
  for (const { indicatorId, definition } of await listFormulas(tx, scope))
    formulas.set(indicatorId, readFormula(definition))
  const chains = new Map([...formulas].map(([id, formula]) => [id, indicatorsOf(formula)]))
  const different: string[] = []
  for (const id of dependantsOf(changed, chains)) {
    const formula = formulas.get(id)
    if (formula !== undefined && (await deriveOne(tx, scope, id, formula))) different.push(id)
  }
  return different
}

async function deriveOne(tx: Database, scope: Scope, id: string, formula: Formula): Promise<boolean> {
  await holdIndicators(tx, scope, [id])
  const ground = await findDerivedGround(tx, scope, id, indicatorsOf(formula))
  const row = ground.indicators.find((one) => one.id === id)
  if (row === undefined) throw new Error('A formula without its indicator')
  const { series, closed, appended } = changeOf(row, computed(row, formula, ground).lines, ground, newId)
  await saveDerivedSeries(tx, scope, series)
  await closeValues(tx, scope, closed)
  await appendDerived(tx, scope, appended)
  return closed.length + appended.length > 0
}
