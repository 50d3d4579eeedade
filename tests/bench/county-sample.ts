import { assessment } from '@ttc/db/assessment'
import type { Connection, Database } from '@ttc/db/connect'
import { type Scope, scopeFor } from '@ttc/domain/access'
import { and, asc, eq, inArray } from 'drizzle-orm'
import { reassess } from '../../apps/api/src/assessment/assessment.queries.ts'
import type { CountyPerson } from '../support/county-people.ts'

const PARTNERSHIPS = 5
const INDICATORS = 6

/** Stored assessments of some partnerships that are not what their values, targets and rules come to. */
export async function differencesOf(
  { db }: Connection,
  people: readonly CountyPerson[],
  today: string,
): Promise<readonly string[]> {
  const step = Math.max(1, Math.floor(people.length / PARTNERSHIPS))
  const different: string[] = []
  for (const { county } of people.filter(({ n }) => n % step === 0)) {
    const rows = county.priorities.flatMap((priority) => priority.rows.slice(0, 1)).slice(0, INDICATORS)
    const scope = scopeFor(county.partnershipId, county.members.coordinator ?? '')
    const placements = rows.map(({ placementId }) => placementId)
    const stored = await storedOf(db, scope, placements)
    await db.transaction((tx) =>
      reassess(
        tx,
        scope,
        rows.map(({ indicatorId }) => indicatorId),
        today,
      ),
    )
    const anew = await storedOf(db, scope, placements)
    different.push(...stored.filter((one, at) => one !== anew[at]))
    if (stored.length < INDICATORS || anew.length !== stored.length) different.push(`only ${stored.length} are stored`)
  }
  return different
}

/** Each as text, without when it was worked out. */
async function storedOf(db: Database, { partnershipId }: Scope, placements: string[]): Promise<readonly string[]> {
  const rows = await db
    .select()
    .from(assessment)
    .where(and(eq(assessment.partnershipId, partnershipId), inArray(assessment.placementId, placements)))
    .orderBy(asc(assessment.placementId), asc(assessment.seriesId))
  return rows.map(({ assessedAt: _, ...row }) => JSON.stringify(row))
}
