import { challengeMeeting } from '@ttc/db/challenge-meeting'
import type { Database } from '@ttc/db/connect'
import { link } from '@ttc/db/link'
import { member } from '@ttc/db/member'
import { pack } from '@ttc/db/pack'
import { partnership } from '@ttc/db/partnership'
import type { Scope } from '@ttc/domain/access'
import { Problem } from '@ttc/domain/problem'
import { and, desc, eq, type SQL, sql } from 'drizzle-orm'

const select = (db: Database, which: SQL | undefined) =>
  db
    .select({
      link,
      partnership: { name: partnership.name, notice: partnership.notice },
      by: { id: member.id, name: member.name, agency: member.agency },
    })
    .from(link)
    .innerJoin(partnership, eq(partnership.id, link.partnershipId))
    .innerJoin(member, and(eq(member.partnershipId, link.partnershipId), eq(member.id, link.createdBy)))
    .where(and(eq(link.kind, 'pack'), which))
    .orderBy(desc(link.recordedAt), desc(link.id))
    .limit(100)

export type PackLinkRow = Awaited<ReturnType<typeof select>>[number]

/** The links to a pack, newest first; at most 100. */
export function listPackLinks(db: Database, scope: Scope, packId: string): Promise<PackLinkRow[]> {
  return select(db, and(eq(link.partnershipId, scope.partnershipId), eq(link.packId, packId)))
}

/** The link to a pack that a key opens, whatever partnership it is of; null where there is none. */
export async function findPackLinkByKey(db: Database, keySha256: string): Promise<PackLinkRow | null> {
  const [found] = await select(db, eq(link.keySha256, keySha256))
  return found ?? null
}

/** What a link to a pack has to be told of it, held so that those who make links to it take turns; or the refusal. */
export async function holdPack(tx: Database, scope: Scope, packId: string) {
  const pack = await presentLinkable(tx, scope, packId)
  await tx
    .select({ id: challengeMeeting.id })
    .from(challengeMeeting)
    .where(and(eq(challengeMeeting.partnershipId, scope.partnershipId), eq(challengeMeeting.id, pack.meeting.id)))
    .for('no key update')
  return pack
}

/** The same, not held. */
export async function presentLinkable(db: Database, scope: Scope, packId: string) {
  const [found] = await db
    .select({
      planId: pack.planId,
      marking: pack.marking,
      meeting: { id: challengeMeeting.id, name: challengeMeeting.name, meetsOn: challengeMeeting.meetsOn },
    })
    .from(pack)
    .innerJoin(
      challengeMeeting,
      and(eq(challengeMeeting.partnershipId, pack.partnershipId), eq(challengeMeeting.id, pack.meetingId)),
    )
    .where(and(eq(pack.partnershipId, scope.partnershipId), eq(pack.id, packId)))
  if (found === undefined) throw new Problem('not-found', 'There is no such pack, or you cannot see it.')
  return found
}

/** A link to a pack, or the refusal. */
export async function presentPackLink(
  db: Database,
  scope: Scope,
  { packId, linkId }: Readonly<{ packId: string; linkId: string }>,
): Promise<PackLinkRow> {
  const [found] = await select(
    db,
    and(eq(link.partnershipId, scope.partnershipId), eq(link.packId, packId), eq(link.id, linkId)),
  )
  if (found === undefined) throw new Problem('not-found', 'There is no such link, or you cannot see it.')
  return found
}

/** Counts that somebody opened the pack. It is no edit, and stands in nobody's way. */
export async function countOpening(db: Database, { partnershipId, id }: PackLinkRow['link'], now: Date): Promise<void> {
  await db
    .update(link)
    .set({
      openings: sql`${link.openings} + 1`,
      openedAt: sql`coalesce(${link.openedAt}, ${now.toISOString()}::timestamptz)`,
      lastOpenedAt: now,
    })
    .where(and(eq(link.partnershipId, partnershipId), eq(link.id, id)))
}
