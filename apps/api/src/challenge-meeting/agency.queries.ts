import { challenge } from '@ttc/db/challenge'
import { challengeMeeting } from '@ttc/db/challenge-meeting'
import type { Database } from '@ttc/db/connect'
import { promise } from '@ttc/db/promise'
import type { Scope } from '@ttc/domain/access'
import { and, eq, inArray, isNull, ne } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'

/** The agencies that asked, answered and promised in the meetings of some plans, in the order of the alphabet. */
export async function listAgencies(db: Database, scope: Scope, plans: readonly string[] | null): Promise<string[]> {
  const seen = and(
    eq(challengeMeeting.partnershipId, scope.partnershipId),
    plans === null ? undefined : inArray(challengeMeeting.planId, [...plans]),
  )
  const of = (table: typeof challenge | typeof promise, agency: AnyPgColumn) =>
    db
      .selectDistinct({ agency })
      .from(table)
      .innerJoin(
        challengeMeeting,
        and(eq(challengeMeeting.partnershipId, table.partnershipId), eq(challengeMeeting.id, table.meetingId)),
      )
      .where(and(seen, isNull(table.removedAt), ne(agency, '')))
      .limit(300)
  const found = await Promise.all([
    of(challenge, challenge.agency),
    of(challenge, challenge.answerAgency),
    of(promise, promise.agency),
  ])
  const names = found
    .flat()
    .map(({ agency }) => String(agency))
    .toSorted((a, b) => a.localeCompare(b))
  // Typed with other capitals it is the same agency: one spelling of it is enough to look for.
  return [...new Map(names.map((name) => [name.toLowerCase(), name])).values()]
}
