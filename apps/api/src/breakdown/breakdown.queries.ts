import type { AddGroup } from '@ttc/contracts/breakdown'
import type { Database } from '@ttc/db/connect'
import { breakdown, series, storedSeries } from '@ttc/db/indicator'
import { partnership } from '@ttc/db/partnership'
import type { Scope } from '@ttc/domain/access'
import { keyOfPairs } from '@ttc/domain/breakdown'
import { groupInSentence } from '@ttc/domain/breakdown.words'
import { Problem } from '@ttc/domain/problem'
import { and, eq, sql } from 'drizzle-orm'
import { saveBreakdown } from '../indicator/indicator.queries.ts'

/** A series of the own area for one more group of children; refused where there is one, whatever its letters' case. */
export async function saveGroup(tx: Database, scope: Scope, indicatorId: string, asked: AddGroup): Promise<void> {
  const [own] = await tx
    .select({ areaCode: partnership.areaCode })
    .from(partnership)
    .where(eq(partnership.id, scope.partnershipId))
  const areaCode = own?.areaCode ?? ''
  const present = await findGroup(tx, scope, { indicatorId, areaCode, key: keyOfPairs(asked.pairs) })
  if (present !== null)
    throw new Problem(
      'conflict',
      `This indicator has the group “${groupInSentence(present.pairs)}” already. Record values for it.`,
      {
        fields: [{ field: 'pairs.0.value', message: 'This group is there already.' }],
        present: { id: present.id },
      },
    )
  const breakdownId = await saveBreakdown(tx, scope, asked.pairs)
  const made = await tx
    .insert(storedSeries)
    .values({ partnershipId: scope.partnershipId, id: asked.id, indicatorId, areaCode, breakdownId })
    .onConflictDoNothing({
      target: [storedSeries.partnershipId, storedSeries.indicatorId, storedSeries.areaCode, storedSeries.breakdownId],
    })
    .returning({ id: storedSeries.id })
  if (made.length === 0)
    throw new Problem(
      'conflict',
      'This group is just being added by somebody else. Look at the groups again in a minute.',
    )
}

type Sought = Readonly<{ indicatorId: string; areaCode: string; key: string }>

async function findGroup(tx: Database, scope: Scope, { indicatorId, areaCode, key }: Sought) {
  const [found] = await tx
    .select({ id: series.id, pairs: breakdown.pairs })
    .from(series)
    .innerJoin(breakdown, and(eq(breakdown.partnershipId, series.partnershipId), eq(breakdown.id, series.breakdownId)))
    .where(
      and(
        eq(series.partnershipId, scope.partnershipId),
        eq(series.indicatorId, indicatorId),
        eq(series.areaCode, areaCode),
        eq(sql`lower(${breakdown.key})`, key.toLowerCase()),
      ),
    )
  return found ?? null
}
