import type { PackContent, PackView } from '@ttc/contracts/pack'
import type { ReportCard } from '@ttc/contracts/report-card'
import { challengeMeeting } from '@ttc/db/challenge-meeting'
import type { Database } from '@ttc/db/connect'
import { member } from '@ttc/db/member'
import { pack } from '@ttc/db/pack'
import { plan } from '@ttc/db/plan'
import type { Scope } from '@ttc/domain/access'
import type { PackAudience } from '@ttc/domain/pack'
import { Problem } from '@ttc/domain/problem'
import { and, desc, eq, sql } from 'drizzle-orm'

const t = pack

const of = (scope: Scope, id: string) => and(eq(t.partnershipId, scope.partnershipId), eq(t.id, id))
const ofMeeting = (scope: Scope, meetingId: string) =>
  and(eq(t.partnershipId, scope.partnershipId), eq(t.meetingId, meetingId))

/** What is told of a version wherever it is named: nothing that was frozen in it, and no bytes. */
const version = {
  id: t.id,
  number: t.number,
  audience: t.audience,
  frozenAt: t.frozenAt,
  frozenBy: { id: member.id, name: member.name, agency: member.agency },
  marking: t.marking,
  reason: t.reason,
  changes: t.changes,
  cards: t.cards,
  pdf: { sha256: t.pdfSha256, size: t.pdfSize },
  slides: { sha256: t.slidesSha256, size: t.slidesSize },
}

/** The packs of a meeting, the newest first; at most 100. */
export function listPacks(db: Database, scope: Scope, meetingId: string) {
  return db
    .select(version)
    .from(t)
    .leftJoin(member, and(eq(member.partnershipId, t.partnershipId), eq(member.id, t.frozenBy)))
    .where(ofMeeting(scope, meetingId))
    .orderBy(desc(t.frozenAt), desc(t.number), desc(t.id))
    .limit(100)
}

/** The last version of a meeting's pack for an audience, whole; null where there is none. */
export async function findLastPack(db: Database, scope: Scope, meetingId: string, audience: PackAudience) {
  const [found] = await db
    .select({ id: t.id, number: t.number, content: sql<PackContent>`${t.content}` })
    .from(t)
    .where(and(ofMeeting(scope, meetingId), eq(t.audience, audience)))
    .orderBy(desc(t.number))
    .limit(1)
  return found ?? null
}

/** The number of the last version; 0 where there is none. */
export async function lastNumber(
  db: Database,
  scope: Scope,
  meetingId: string,
  audience: PackAudience,
): Promise<number> {
  const [found] = await db
    .select({ number: sql<number>`coalesce(max(${t.number}), 0)::int` })
    .from(t)
    .where(and(ofMeeting(scope, meetingId), eq(t.audience, audience)))
  return found?.number ?? 0
}

const gone = () => new Problem('not-found', 'There is no such pack, or you cannot see it.')

const meeting = {
  id: challengeMeeting.id,
  name: challengeMeeting.name,
  meetsOn: challengeMeeting.meetsOn,
  state: challengeMeeting.state,
}

/** A pack without its cards, and what each of them is told by in a list. Its meeting is told as it is today. */
export async function presentFront(db: Database, scope: Scope, id: string) {
  const [found] = await db
    .select({
      id: t.id,
      meeting,
      plan: { id: plan.id, name: plan.name },
      content: sql<PackView['content']>`${t.content} - 'cards'`,
      cards: sql<PackView['cards']>`(select coalesce(jsonb_agg(jsonb_build_object('id', c.card->'id',
        'name', c.card->'card'->'priority', 'standing', c.card->'standing', 'line', c.card->'card'->'line',
        'counts', c.card->'card'->'counts') order by c.n), '[]'::jsonb)
        from jsonb_array_elements(${t.content}->'cards') with ordinality as c(card, n))`,
      pdf: version.pdf,
      slides: version.slides,
    })
    .from(t)
    .innerJoin(
      challengeMeeting,
      and(eq(challengeMeeting.partnershipId, t.partnershipId), eq(challengeMeeting.id, t.meetingId)),
    )
    .innerJoin(plan, and(eq(plan.partnershipId, t.partnershipId), eq(plan.id, t.planId)))
    .where(of(scope, id))
  if (found === undefined) throw gone()
  const { plan: ofPlan, ...front } = found
  return { ...front, meeting: { ...front.meeting, plan: ofPlan } }
}

/** The whole of what was frozen. */
export async function presentContent(db: Database, scope: Scope, id: string): Promise<PackContent> {
  const [found] = await db
    .select({ content: sql<PackContent>`${t.content}` })
    .from(t)
    .where(of(scope, id))
  if (found === undefined) throw gone()
  return found.content
}

/** One card of a pack, by the id of its priority. */
export async function presentCard(db: Database, scope: Scope, id: string, cardId: string): Promise<ReportCard> {
  const [found] = await db
    .select({
      card: sql<ReportCard | null>`(select c.card->'card' from jsonb_array_elements(${t.content}->'cards') as c(card)
        where c.card->>'id' = ${cardId})`,
    })
    .from(t)
    .where(of(scope, id))
  if (found === undefined) throw gone()
  if (found.card === null) throw new Problem('not-found', 'There is no such report card in this pack.')
  return found.card
}

/** What a pack is kept as beside what was frozen. */
export type PackFile = 'pdf' | 'slides'

const hashes = { pdf: t.pdfSha256, slides: t.slidesSha256 } as const

/** The hash of one of a pack's files and what it is saved as, without the bytes. */
export async function presentFile(db: Database, scope: Scope, id: string, file: PackFile) {
  const [found] = await db
    .select({ sha256: hashes[file], number: t.number, audience: t.audience, meetsOn: challengeMeeting.meetsOn })
    .from(t)
    .innerJoin(
      challengeMeeting,
      and(eq(challengeMeeting.partnershipId, t.partnershipId), eq(challengeMeeting.id, t.meetingId)),
    )
    .where(of(scope, id))
  if (found === undefined) throw gone()
  return found
}

export async function findBytes(db: Database, scope: Scope, id: string, file: PackFile): Promise<Uint8Array> {
  const [found] = await db.select({ bytes: t[file] }).from(t).where(of(scope, id))
  if (found === undefined) throw gone()
  return found.bytes
}

export async function saveNewPack(
  tx: Database,
  scope: Scope,
  row: Omit<typeof t.$inferInsert, 'partnershipId' | 'frozenBy'>,
): Promise<void> {
  await tx.insert(t).values({ partnershipId: scope.partnershipId, frozenBy: scope.memberId, ...row })
}
