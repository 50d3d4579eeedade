import { type Formula, indicatorsOf, partsOf } from '@ttc/domain/formula'
import { disagreementsOf } from '@ttc/domain/formula/agreement'
import { type Chains, circleOf, describeCircle } from '@ttc/domain/formula/chain'
import { Problem } from '@ttc/domain/problem'
import { namedIn } from '../assessment/derived.ts'
import type { IndicatorRow } from '../assessment/ground.queries.ts'
import { scaleOf } from '../assessment/stored-row.ts'

export type Known = Readonly<{
  /** The indicators it reads that may be seen by whoever asks. */
  parts: readonly IndicatorRow[]
  areas: ReadonlySet<string>
  groups: ReadonlySet<string>
  chains: Chains
  nameOf: (id: string) => string
}>

/**
 * Refuses a formula that cannot give honest numbers, everything that is wrong at once: parts that are not there or of
 * other periods or units, and one that would be computed from itself, in words that name the way round.
 */
export function checkFormula(row: IndicatorRow, formula: Formula, known: Known): void {
  const messages = [
    ...disagreementsOf(formula, scaleOf(row), namedIn(known.parts)).map((one) => one.message),
    ...partsOf(formula).flatMap(({ areaCode, breakdownId }) => [
      ...(areaCode === null || known.areas.has(areaCode)
        ? []
        : [`No figures of the area ${areaCode} are stored here.`]),
      ...(breakdownId === null || known.groups.has(breakdownId)
        ? []
        : ['Choose a group of children of this partnership.']),
    ]),
  ]
  const circle = circleOf(row.id, indicatorsOf(formula), known.chains)
  if (circle !== null) messages.push(describeCircle(circle, known.nameOf))
  if (messages.length === 0) return
  throw new Problem('rule-broken', 'This cannot be computed. Nothing was stored.', {
    fields: [{ field: 'formula', message: [...new Set(messages)].join(' ') }],
  })
}
