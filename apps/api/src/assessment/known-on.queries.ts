import type { IsoDate } from '@ttc/domain/period'
import { and, gte, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'

/** The last day whose knowledge counts; null for the present. */
export type KnownOn = IsoDate | null

/** When a row came to be and when another took its place. */
type Standing = Readonly<{ recordedAt: PgColumn; supersededAt: PgColumn }>

/** The rows of an appended table that stood when a day in London ended; those that stand now for no day. */
export function stoodOn({ recordedAt, supersededAt }: Standing, knownOn: KnownOn): SQL | undefined {
  if (knownOn === null) return isNull(supersededAt)
  return and(lt(recordedAt, endOf(knownOn)), or(isNull(supersededAt), gte(supersededAt, endOf(knownOn))))
}

/** The rows that had been recorded when a day in London ended, whether or not another has taken their place. */
export function recordedBy(recordedAt: PgColumn, knownOn: KnownOn): SQL | undefined {
  return knownOn === null ? undefined : lt(recordedAt, endOf(knownOn))
}

const endOf = (day: IsoDate) => sql`((${day}::date + 1)::timestamp at time zone 'Europe/London')`
