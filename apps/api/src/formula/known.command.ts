import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import { type Formula, indicatorsOf, readFormula } from '@ttc/domain/formula'
import { listFormulas } from '../assessment/derived.queries.ts'
import type { Known } from './checked-formula.ts'
import { listAreasWithSeries, listGroups, listNamed } from './formula.queries.ts'

/** Everything a formula is checked against; parts that whoever asks may not see are as if they were not there. */
export async function findKnown(
  tx: Database,
  scope: Scope,
  formula: Formula,
  isSeen: (id: string) => boolean,
): Promise<Known> {
  const formulas = await listFormulas(tx, scope)
  const chains = new Map(formulas.map((one) => [one.indicatorId, indicatorsOf(readFormula(one.definition))]))
  const named = await listNamed(tx, scope, [...indicatorsOf(formula), ...chains.keys(), ...[...chains.values()].flat()])
  const names = new Map(named.map((row) => [row.id, row.name]))
  const wanted = new Set(indicatorsOf(formula))
  const areas = await listAreasWithSeries(tx, scope)
  const groups = await listGroups(tx, scope)
  return {
    parts: named.filter((row) => wanted.has(row.id) && isSeen(row.id)),
    areas: new Set(areas.map((one) => one.code)),
    groups: new Set(groups.map((one) => one.id)),
    chains,
    nameOf: (id) => (isSeen(id) ? (names.get(id) ?? '') : 'an indicator you cannot see'),
  }
}
