import type { IsoDate } from '../period.ts'

/** What can look wrong with values that are no longer refused for it: somebody decides. */
export const findingCodes = [
  'comparator-out-of-range',
  'fraction',
  'factor',
  'beyond-usual',
  'fall',
  'out-of-range',
] as const
export type FindingCode = (typeof findingCodes)[number]

/** What is done with the values of a finding: kept out, stored as they stand, or stored as what they may be meant as. */
export const decisions = ['keep-out', 'import', 'rescale'] as const
export type Decision = (typeof decisions)[number]

/** One value that looks wrong; `suggested` is what it may be meant as, null where nothing is plausible. */
export type FindingPoint = Readonly<{ start: IsoDate; end: IsoDate; value: number; suggested: number | null }>

/** A line of a file by what it is; the group is empty for all children. */
export type FindingPlace = Readonly<{ indicatorId: string; areaCode: string; group: string }>

/** All values of one line that look wrong in one way. `spread` is the line's own past, highest over lowest. */
export type Finding = FindingPlace &
  Readonly<{ code: FindingCode; points: readonly FindingPoint[]; spread: number | null }>

/** What somebody has decided: of one line, or (null) of every finding of this kind. */
export type Decided = Readonly<{
  finding: FindingCode
  indicatorId: string | null
  areaCode: string | null
  group: string | null
  does: Decision
}>

/** A line that has itself moved by more than this can fall to a tenth without a slip. */
const STEADY = 3
const FAR = 10

/** What can be decided of a finding: it may be rescaled only where every value of it has a plausible meaning. */
export function choicesOf({ points }: Pick<Finding, 'points'>): readonly Decision[] {
  const isMeant = points.length > 0 && points.every(({ suggested }) => suggested !== null)
  return isMeant ? ['rescale', 'keep-out', 'import'] : ['keep-out', 'import']
}

/**
 * What is done where nobody decides. A comparator outside its own authorities stays out. A fraction of 1 in a series
 * of percentages is multiplied. A value off by 100 or 1,000 stays out; one off by 10 only where the line was steady:
 * in the published files every factor of ten that was met was a small authority's real year, in a line that had moved
 * by more than threefold before. An unusual step or a falling total is stored: that it is unusual is the news.
 */
export function usualDecision(finding: Pick<Finding, 'code' | 'points' | 'spread'>): Decision {
  const { code, points, spread } = finding
  if (code === 'beyond-usual' || code === 'fall') return 'import'
  if (code === 'fraction' && choicesOf(finding).includes('rescale')) return 'rescale'
  if (code !== 'factor') return 'keep-out'
  const isFar = points.some(({ value, suggested }) => suggested !== null && ratioOf(value, suggested) > FAR * 2)
  return isFar || (spread ?? 1) <= STEADY ? 'keep-out' : 'import'
}

/**
 * The decision that holds for a finding: of its own line, else of all of its indicator, else of all of its kind, else
 * the usual one. One that this finding does not allow (nothing is known to rescale by) keeps the values out.
 */
export function decisionFor(finding: Finding, decided: readonly Decided[]): Decision {
  const same = decided.filter((one) => one.finding === finding.code && isAbout(one, finding))
  const nearest = same.toSorted((a, b) => narrowness(b) - narrowness(a))[0]
  if (nearest === undefined) return usualDecision(finding)
  return choicesOf(finding).includes(nearest.does) ? nearest.does : 'keep-out'
}

/** "Multiply by 100" or "Divide by 10", where all values of a finding are off alike; else in general words. */
export function describeRescaling(points: readonly FindingPoint[]): string {
  const factors = new Set(points.map(({ value, suggested }) => factorOf(value, suggested)))
  const [factor] = factors
  if (factors.size !== 1 || factor === undefined || factor === null) return 'Put the scale right'
  return factor >= 1 ? `Multiply by ${factor}` : `Divide by ${Math.round(1 / factor)}`
}

function isAbout(one: Decided, place: FindingPlace): boolean {
  return (
    (one.indicatorId === null || one.indicatorId === place.indicatorId) &&
    (one.areaCode === null || one.areaCode === place.areaCode) &&
    (one.group === null || one.group === place.group)
  )
}

function narrowness({ indicatorId, areaCode, group }: Decided): number {
  return [indicatorId, areaCode, group].filter((part) => part !== null).length
}

function factorOf(value: number, suggested: number | null): number | null {
  if (suggested === null || value === 0) return null
  return Number((suggested / value).toPrecision(6))
}

function ratioOf(a: number, b: number): number {
  const [low, high] = [Math.min(Math.abs(a), Math.abs(b)), Math.max(Math.abs(a), Math.abs(b))]
  return low === 0 ? Number.POSITIVE_INFINITY : high / low
}
