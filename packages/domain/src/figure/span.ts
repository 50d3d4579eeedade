import type { Curve } from './curve.ts'

/** The small curve told in half a sentence: its first and its latest value, and where a break or the freeze lies. */
export function describeSpan(curve: Pick<Curve, 'points' | 'latest' | 'breaks' | 'forecast'>): string {
  const [first, latest] = [curve.points[0], curve.latest]
  if (first === undefined || latest === null) return 'No values yet'
  if (first === latest) return `${first.text} in ${first.label}`
  const parts = [
    `From ${first.text} in ${first.label} to ${latest.text} in ${latest.label}`,
    curve.breaks.length === 0 ? '' : curve.breaks.length === 1 ? 'with a break' : `with ${curve.breaks.length} breaks`,
    curve.forecast?.from ? `baseline frozen at ${curve.forecast.from.text} in ${curve.forecast.from.label}` : '',
  ]
  return parts.filter((part) => part !== '').join(', ')
}
