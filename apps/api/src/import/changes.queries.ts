import type { ImportView } from '@ttc/contracts/import'
import type { Database } from '@ttc/db/connect'
import { indicator } from '@ttc/db/indicator'
import type { Scope } from '@ttc/domain/access'
import type { Pair } from '@ttc/domain/breakdown'
import { describeGroup } from '@ttc/domain/breakdown.words'
import { type Disclosure, isTooSmall, showsAll } from '@ttc/domain/disclosure'
import { describeGap, describeStatus, describeValue } from '@ttc/domain/figure/value'
import type { Measurement, ValueStatus } from '@ttc/domain/measurement'
import { describePeriod } from '@ttc/domain/period/label'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { scaleOf } from '../assessment/stored-row.ts'

export type Change = NonNullable<ImportView['changes']>[number]
type Numbers = Pick<Measurement, 'value' | 'status' | 'numerator' | 'denominator' | 'provisional'>
type Row = Readonly<{
  indicatorId: string
  area: string
  pairs: readonly Pair[]
  start: string
  end: string
  stored: Numbers
  given: Numbers
}>

const numbersOf = (table: 'm' | 'c') =>
  sql<Numbers>`jsonb_build_object('value', ${sql.raw(table)}.value, 'status', ${sql.raw(table)}.status,
    'numerator', ${sql.raw(table)}.numerator, 'denominator', ${sql.raw(table)}.denominator,
    'provisional', ${sql.raw(table)}.provisional)`

/**
 * Stored values that the staging changes, with what stands and what the file says; at most `limit`. A small number is
 * hidden here as everywhere, and so is every group of an indicator that hides any: this list sees no whole family.
 */
export async function listChanges(tx: Database, scope: Scope, limit: number): Promise<readonly Change[]> {
  const rows: Row[] = await tx
    .select({
      indicatorId: sql<string>`c.indicator_id::text`,
      area: sql<string>`a.name`,
      pairs: sql<readonly Pair[]>`b.pairs`,
      start: sql<string>`c.period_start::text`,
      end: sql<string>`c.period_end::text`,
      stored: numbersOf('m').as('stored'),
      given: numbersOf('c').as('given'),
    })
    .from(
      // Looked up one by one, as for their classification: no plan may begin at the long table.
      sql`(select * from import_change where change = 'changed' offset 0) c
        cross join lateral (
          select m.* from measurement m
          where m.partnership_id = ${scope.partnershipId} and m.series_id = c.series_id
            and m.period_end = c.period_end and m.period_start = c.period_start and m.superseded_at is null
          limit 1
        ) m
        join series s on s.partnership_id = m.partnership_id and s.id = m.series_id
        join indicator i on i.partnership_id = s.partnership_id and i.id = s.indicator_id
        join breakdown b on b.partnership_id = s.partnership_id and b.id = s.breakdown_id
        join area a on a.code = s.area_code`,
    )
    .orderBy(sql`i.name, i.id, a.name, b.position, b.key, c.period_end`)
    .limit(limit)
  const ids = [...new Set(rows.map(({ indicatorId }) => indicatorId))]
  if (ids.length === 0) return []
  const of = await tx
    .select()
    .from(indicator)
    .where(and(eq(indicator.partnershipId, scope.partnershipId), inArray(indicator.id, ids)))
  const known = new Map(of.map((one) => [one.id, one]))
  return rows.flatMap((row) => {
    const read = known.get(row.indicatorId)
    return read === undefined ? [] : [changeOf(row, read, read.disclosure)]
  })
}

type Read = Parameters<typeof scaleOf>[0]

function changeOf(row: Row, read: Read, policy: Disclosure): Change {
  const { indicatorId, area, pairs, start, end } = row
  const scale = scaleOf(read)
  const period = { kind: scale.periodKind, start, end }
  const measured = (numbers: Numbers): Measurement => ({ ...numbers, period, lower: null, upper: null, note: null })
  const isGroup = pairs.length > 0
  const isHidden =
    !showsAll(policy) && (isGroup || [row.stored, row.given].some((one) => isTooSmall(measured(one), policy, scale)))
  const words = (numbers: Numbers) => (isHidden ? 'hidden' : wordsOf(numbers, scale))
  return {
    indicatorId,
    area,
    group: isGroup ? describeGroup(pairs) : '',
    period: describePeriod(period, scale.accumulation),
    stored: words(row.stored),
    given: words(row.given),
    moved: isHidden ? '' : movedBy(row, scale),
  }
}

function movedBy({ stored, given }: Row, scale: Parameters<typeof describeGap>[1]): string {
  if (stored.value === null || given.value === null) return ''
  const gap = given.value - stored.value
  return `${gap < 0 ? '−' : '+'}${describeGap(gap, scale, 'short')}`
}

function wordsOf({ value, status, provisional }: Numbers, scale: Parameters<typeof describeValue>[1]): string {
  const said = describeStatus(status as ValueStatus)
  const shown = [value === null ? '' : describeValue(value, scale), said].filter((part) => part !== '').join(', ')
  return provisional ? `${shown} (provisional)` : shown
}
