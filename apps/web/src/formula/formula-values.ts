import type { ScaleView } from '@ttc/contracts/figure'
import type { FormulaEntry, FormulaView, PartEntry } from '@ttc/contracts/formula'
import { numberOf, typedNumber } from '../problem/typed-number.ts'

/** A part as it is chosen: empty for what is that of the result, or for its own denominator. */
export type PartValues = { indicatorId: string; areaCode: string; breakdownId: string; weightId: string }

/** How values come to be, as it is chosen; the parts of every kind stand in one list. */
export type FormulaValues = { kind: 'recorded' | FormulaEntry['kind']; parts: PartValues[]; multiplier: string }

export const emptyPart = (): PartValues => ({ indicatorId: '', areaCode: '', breakdownId: '', weightId: '' })

export function formulaValues({ formula }: FormulaView, scale: ScaleView): FormulaValues {
  const multiplier = typedNumber(formula?.kind === 'rate' ? formula.multiplier : (scale.multiplier ?? 100))
  if (formula === null) return { kind: 'recorded', parts: [emptyPart(), emptyPart()], multiplier }
  return { kind: formula.kind, parts: partValues(formula), multiplier }
}

function partValues(formula: FormulaEntry): PartValues[] {
  if (formula.kind === 'rate') return [partOf(formula.numerator), partOf(formula.denominator)]
  if (formula.kind === 'difference') return [partOf(formula.of), partOf(formula.minus)]
  if (formula.kind === 'sum') return formula.parts.map((part) => partOf(part))
  return formula.parts.map(({ value, weight }) => partOf(value, weight))
}

function partOf({ indicatorId, areaCode, breakdownId }: PartEntry, weight: PartEntry | null = null): PartValues {
  return {
    indicatorId,
    areaCode: areaCode ?? '',
    breakdownId: breakdownId ?? '',
    weightId: weight?.indicatorId ?? '',
  }
}

/** The chosen formula as the contract reads it; a weight is of the same area and group as what it weighs. */
export function formulaEntry({ kind, parts, multiplier }: FormulaValues) {
  if (kind === 'recorded') return null
  const entries = parts.map(entryOf)
  const [first = entryOf(emptyPart()), second = entryOf(emptyPart())] = entries
  if (kind === 'rate')
    return { schema: 1, kind, numerator: first, denominator: second, multiplier: numberOf(multiplier) }
  if (kind === 'difference') return { schema: 1, kind, of: first, minus: second }
  if (kind === 'sum') return { schema: 1, kind, parts: entries }
  const weighted = parts.map((part) => ({
    value: entryOf(part),
    weight: part.weightId === '' ? null : entryOf({ ...part, indicatorId: part.weightId }),
  }))
  return { schema: 1, kind, parts: weighted }
}

function entryOf({ indicatorId, areaCode, breakdownId }: PartValues) {
  return {
    indicatorId,
    areaCode: areaCode === '' ? null : areaCode,
    breakdownId: breakdownId === '' ? null : breakdownId,
  }
}

/** Where the contract tells what is wrong with the part at a place. */
export function fieldOfPart(kind: FormulaValues['kind'], place: number): string {
  if (kind === 'rate') return `formula.${place === 0 ? 'numerator' : 'denominator'}`
  if (kind === 'difference') return `formula.${place === 0 ? 'of' : 'minus'}`
  return kind === 'sum' ? `formula.parts.${place}` : `formula.parts.${place}.value`
}
