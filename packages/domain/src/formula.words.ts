import type { Formula, Lack } from './formula.ts'

/** The kinds of formula in the words of the screens. */
export const FORMULA_WORDS: Readonly<Record<Formula['kind'], string>> = {
  rate: 'A rate of two counts',
  sum: 'A sum of counts',
  'weighted-mean': 'A weighted mean',
  difference: 'The difference between two',
}

const WHY: Readonly<Record<Lack, string>> = {
  'rounds-to-zero': 'is too small to be printed',
  suppressed: 'is hidden to protect individuals',
  missing: 'has no value',
  'not-applicable': 'does not apply',
  'not-available': 'is not available',
  'not-recorded': 'has nothing recorded',
  pooled: 'pools several years, which do not add up',
  'no-denominator': 'has no denominator to weigh it by',
  zero: 'is zero, which cannot be divided by',
  'more-than-all': 'is more than the whole it is part of',
  impossible: 'The result cannot be true',
  disagreement: 'The parts no longer fit together',
}

/** Why a part gives no number: "“Girls” has no value". Of the result as a whole, the reason alone. */
export function describeLack(why: Lack, part: string | null): string {
  if (part !== null) return `${part} ${WHY[why]}`
  return why === 'zero' ? 'What the parts are weighed by adds up to zero' : WHY[why]
}
