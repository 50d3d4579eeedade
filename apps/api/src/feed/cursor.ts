import { Problem } from '@ttc/domain/problem'
import { z } from 'zod'

/** The place of a row in the order of the feed: no two rows share one. */
export const Place = z.object({
  indicatorId: z.uuid(),
  areaCode: z.string().max(60),
  breakdownId: z.uuid(),
  periodEnd: z.iso.date(),
  periodStart: z.iso.date(),
})
export type Place = z.infer<typeof Place>

export function cursorOf({ indicatorId, areaCode, breakdownId, periodEnd, periodStart }: Place): string {
  return Buffer.from(JSON.stringify([indicatorId, areaCode, breakdownId, periodEnd, periodStart])).toString('base64url')
}

/** The place that a page said comes last in it. Refuses what no page said. */
export function placeIn(cursor: string): Place {
  const [indicatorId, areaCode, breakdownId, periodEnd, periodStart] = partsOf(cursor)
  const read = Place.safeParse({ indicatorId, areaCode, breakdownId, periodEnd, periodStart })
  if (read.success) return read.data
  const message = 'Send `after` as it was answered in `next`.'
  throw new Problem('invalid', message, { fields: [{ field: 'after', message }] })
}

function partsOf(cursor: string): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    return Array.isArray(parts) ? parts : []
  } catch {
    return []
  }
}
