import type { Database } from '@ttc/db/connect'
import { isAllowed, plansWith, scopeFor } from '@ttc/domain/access'
import { addDays, type IsoDate } from '@ttc/domain/day'
import { type CalendarDay, calendarText } from '@ttc/domain/round/calendar'
import { listMemberGrants } from '../member/grant.queries.ts'
import { calendarDays } from './calendar.view.ts'
import { findLinkOwner, markUsed } from './calendar-link.queries.ts'
import { ownPart, roundOwed } from './owed.view.ts'
import { findOwedGround } from './owed-ground.queries.ts'
import { listSince } from './round.queries.ts'

const DAYS_BACK = 366

/**
 * The calendar behind a secret, or null where it leads to nobody: the meetings of the plans its owner may see, their
 * own deadlines, and the round's other days where they run it. No indicator is named: calendars lie on other people's
 * servers.
 */
export async function calendarOf(
  db: Database,
  tokenSha256: string,
  { today, now, publicUrl }: Readonly<{ today: IsoDate; now: Date; publicUrl: string }>,
): Promise<string | null> {
  const owner = await findLinkOwner(db, tokenSha256)
  if (owner === null) return null
  await markUsed(db, tokenSha256, now)
  const { partnershipId, memberId } = owner
  const scope = scopeFor(partnershipId, memberId, await listMemberGrants(db, partnershipId, memberId))
  const rounds = await listSince(db, scope, plansWith(scope.grants, 'round.read'), addDays(today, -DAYS_BACK))
  const days: CalendarDay[] = []
  for (const { round, plan } of rounds) {
    const isOver = round.state === 'closed'
    const ground = isOver ? null : await findOwedGround(db, scope, plan.id, round.openedAt)
    const own = ground === null ? [] : ownPart(roundOwed(round, ground, new Map(), today), memberId).rows
    const runs = isAllowed(scope.grants, 'round.run', { planId: plan.id, priorityId: null })
    const page = `${publicUrl}/partnerships/${partnershipId}`
    days.push(...calendarDays({ round, plan, own, runs, sheets: ground?.sheets ?? [], page }))
  }
  const once = days.filter(({ uid }, i) => days.findIndex((one) => one.uid === uid) === i)
  return calendarText(`Turning the Curve: ${owner.partnership}`, once)
}
