import { type Formula, type Part, partsOf } from '../formula.ts'

/** A series as what it is of. */
export type Line = Readonly<{ id: string; indicatorId: string; areaCode: string; breakdownId: string }>

/** A line of the result with the series of each part, in the order of `partsOf`; null where there is none. */
export type ResultLine = Readonly<{ areaCode: string; breakdownId: string; parts: readonly (string | null)[] }>

type Place = Readonly<{ areaCode: string; breakdownId: string }>

/**
 * The lines a formula gives: that of the own area and all children always, so that it can say what is lacking; and,
 * where parts leave area or group open, that of every other area and group in which each part has a series.
 */
export function linesOf(formula: Formula, lines: readonly Line[], own: Place): readonly ResultLine[] {
  const parts = partsOf(formula)
  const byPlace = new Map(lines.map((line) => [keyOf(line.indicatorId, line), line.id]))
  const open = (field: keyof Place) => parts.filter((part) => part[field] === null)
  const among = (field: keyof Place) => {
    const read = new Set(open(field).map((part) => part.indicatorId))
    return new Set([own[field], ...lines.filter((line) => read.has(line.indicatorId)).map((line) => line[field])])
  }
  const resolved = (part: Part, place: Place) =>
    byPlace.get(
      keyOf(part.indicatorId, {
        areaCode: part.areaCode ?? place.areaCode,
        breakdownId: part.breakdownId ?? place.breakdownId,
      }),
    ) ?? null
  return [...among('areaCode')].flatMap((areaCode) =>
    [...among('breakdownId')].flatMap((breakdownId) => {
      const place = { areaCode, breakdownId }
      const found = parts.map((part) => resolved(part, place))
      const isOwn = areaCode === own.areaCode && breakdownId === own.breakdownId
      return isOwn || found.every((id) => id !== null) ? [{ ...place, parts: found }] : []
    }),
  )
}

const keyOf = (indicatorId: string, { areaCode, breakdownId }: Place) => `${indicatorId} ${areaCode} ${breakdownId}`
