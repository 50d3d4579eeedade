import { type Formula, type Part, partsOf } from '../formula.ts'
import { type Scale, yearStartOf } from '../indicator.ts'

/** An indicator as a formula reads it. */
export type Named = Readonly<{ name: string; scale: Scale }>

/** What does not fit together, in words that name the indicator and the way out. */
export type Disagreement = Readonly<{ indicatorId: string | null; message: string }>

/**
 * Everything that keeps a formula from giving honest numbers of an indicator, whatever the values: parts of other
 * periods, or of units that do not go into the result's. An indicator that is not given is not known here. Counts
 * alone are added up or divided by one another; percentages are weighed instead.
 */
export function disagreementsOf(
  formula: Formula,
  own: Scale,
  named: ReadonlyMap<string, Named>,
): readonly Disagreement[] {
  const unknown = partsOf(formula).filter((part) => !named.has(part.indicatorId))
  if (unknown.length > 0)
    return unknown.map(({ indicatorId }) => ({ indicatorId, message: 'Choose an indicator of this partnership.' }))
  const at = (part: Part) => ({ ...(named.get(part.indicatorId) as Named), indicatorId: part.indicatorId })
  const all = [
    ...partsOf(formula)
      .map(at)
      .flatMap((one) => periodOf(one, own)),
    ...unitsOf(formula, own, at),
  ]
  return [...new Map(all.map((one) => [one.message, one])).values()]
}

type At = (part: Part) => Named & Readonly<{ indicatorId: string }>

function periodOf({ indicatorId, name, scale }: ReturnType<At>, own: Scale): readonly Disagreement[] {
  const isSame =
    scale.periodKind === own.periodKind &&
    scale.accumulation === own.accumulation &&
    (own.accumulation !== 'year-to-date' || yearStartOf(scale) === yearStartOf(own))
  if (isSame) return []
  return [
    {
      indicatorId,
      message: `“${name}” is measured over other periods than this indicator. Choose one of the same periods.`,
    },
  ]
}

function unitsOf(formula: Formula, own: Scale, at: At): readonly Disagreement[] {
  if (formula.kind === 'rate') return rateUnits(formula, own, at)
  if (formula.kind === 'sum') {
    const counts = formula.parts.map(at).flatMap(isCounted)
    return [...counts, ...formula.parts.map(at).flatMap((one) => sameUnit(one, own)), ...plainly(own)]
  }
  if (formula.kind === 'difference') return differenceUnits(formula, own, at)
  return formula.parts.flatMap(({ value, weight }) => [
    ...sameUnit(at(value), own),
    ...(weight === null ? [] : isCounted(at(weight))),
  ])
}

function rateUnits(
  { numerator, denominator, multiplier }: Extract<Formula, { kind: 'rate' }>,
  own: Scale,
  at: At,
): readonly Disagreement[] {
  const counts = [at(numerator), at(denominator)].flatMap(isCounted)
  if (own.multiplier === multiplier) return counts
  const kept = own.multiplier === null ? 'has no multiplier' : `is kept with the multiplier ${own.multiplier}`
  const message = `The rate is multiplied by ${multiplier}, but this indicator ${kept}. Make both the same.`
  return [...counts, { indicatorId: null, message }]
}

function differenceUnits(
  { of, minus }: Extract<Formula, { kind: 'difference' }>,
  own: Scale,
  at: At,
): readonly Disagreement[] {
  const [left, right] = [at(of), at(minus)]
  const units = left.scale.unit === '%' ? ['%', 'percentage points'] : [left.scale.unit]
  const own_ = units.includes(own.unit)
    ? []
    : [{ indicatorId: null, message: `The difference is in ${units.join(' or ')}, this indicator in ${own.unit}.` }]
  const floor =
    own.minimum !== null && own.minimum >= 0
      ? [
          {
            indicatorId: null,
            message: 'A difference can be below 0. Leave the smallest possible value of this indicator empty.',
          },
        ]
      : []
  return [...sameAs(right, left), ...own_, ...floor, ...plainly(own)]
}

/** A plain number, which can be added up and divided by. */
function isCounted({ indicatorId, name, scale }: ReturnType<At>): readonly Disagreement[] {
  if (scale.multiplier === null && scale.unit !== '%') return []
  const message = `“${name}” is a rate (${scale.unit}). Choose a count: rates do not add up.`
  return [{ indicatorId, message }]
}

function sameUnit({ indicatorId, name, scale }: ReturnType<At>, own: Scale): readonly Disagreement[] {
  if (scale.unit === own.unit && scale.multiplier === own.multiplier) return []
  const message = `“${name}” is in ${shown(scale)}, this indicator in ${shown(own)}. They must be the same.`
  return [{ indicatorId, message }]
}

function sameAs(right: ReturnType<At>, left: ReturnType<At>): readonly Disagreement[] {
  if (right.scale.unit === left.scale.unit && right.scale.multiplier === left.scale.multiplier) return []
  const message = `“${right.name}” is in ${shown(right.scale)}, “${left.name}” in ${shown(left.scale)}. They must be the same.`
  return [{ indicatorId: right.indicatorId, message }]
}

function plainly(own: Scale): readonly Disagreement[] {
  if (own.multiplier === null) return []
  return [
    {
      indicatorId: null,
      message: 'This result has no numerator and denominator. Leave the multiplier of this indicator empty.',
    },
  ]
}

const shown = ({ unit, multiplier }: Scale) => (multiplier === null ? unit : `${unit} (multiplier ${multiplier})`)
