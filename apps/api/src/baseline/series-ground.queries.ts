import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import { Problem } from '@ttc/domain/problem'
import { findGround } from '../assessment/ground.queries.ts'
import { groundOf } from '../assessment/ground.ts'
import { findSeries } from '../measurement/series.queries.ts'

export type FoundSeries = NonNullable<Awaited<ReturnType<typeof findSeries>>>

/** A series of the partnership, or the refusal. */
export async function presentSeries(db: Database, scope: Scope, id: string): Promise<FoundSeries> {
  const found = await findSeries(db, scope, id)
  if (found !== null) return found
  throw new Problem('not-found', 'There is no such series, or you cannot see it.')
}

/** What a baseline of the series is frozen from and shown beside: it belongs to no placement, and is drawn in the first. */
export async function findSeriesGround(db: Database, scope: Scope, { series, row }: FoundSeries) {
  const stored = await findGround(db, scope, [row.id])
  return { stored, row, ground: groundOf(stored, row, series, stored.placements[0] ?? null) }
}
