import type { Database } from '@ttc/db/connect'
import { member } from '@ttc/db/member'
import { plan } from '@ttc/db/plan'
import { token } from '@ttc/db/token'
import type { Grant, Scope } from '@ttc/domain/access'
import { and, asc, desc, eq, isNull, lt, or, sql } from 'drizzle-orm'

const USED_EVERY_MS = 60_000

const prepare = (db: Database) =>
  db
    .select({
      partnershipId: token.partnershipId,
      id: token.id,
      name: token.name,
      planId: token.planId,
      ownerMemberId: token.ownerMemberId,
      expiresAt: token.expiresAt,
      lastUsedAt: token.lastUsedAt,
    })
    .from(token)
    .where(and(eq(token.tokenSha256, sql.placeholder('tokenSha256')), isNull(token.revokedAt)))
    .limit(1)
    .prepare('token_by_hash')

const prepared = new WeakMap<Database, ReturnType<typeof prepare>>()

export type FoundToken = Readonly<{
  partnershipId: string
  id: string
  name: string
  ownerMemberId: string
  grants: readonly Grant[]
}>

/** The token with a hash: one indexed query. Null where there is none, it was revoked, or its time is over. */
export async function findToken(db: Database, tokenSha256: string, now: Date): Promise<FoundToken | null> {
  const query = prepared.get(db) ?? prepare(db)
  prepared.set(db, query)
  const [found] = await query.execute({ tokenSha256 })
  if (found === undefined || found.expiresAt <= now) return null
  const { planId, lastUsedAt, expiresAt: _, ...row } = found
  await markUsed(db, row, lastUsedAt, now)
  return { ...row, grants: [{ role: 'reader', planId, priorityId: null }] }
}

async function markUsed(
  db: Database,
  { partnershipId, id }: Readonly<{ partnershipId: string; id: string }>,
  lastUsedAt: Date | null,
  now: Date,
): Promise<void> {
  const due = new Date(now.getTime() - USED_EVERY_MS)
  if (lastUsedAt !== null && lastUsedAt >= due) return
  await db
    .update(token)
    .set({ lastUsedAt: now })
    .where(
      and(
        eq(token.partnershipId, partnershipId),
        eq(token.id, id),
        or(isNull(token.lastUsedAt), lt(token.lastUsedAt, due)),
      ),
    )
}

const columns = {
  id: token.id,
  name: token.name,
  prefix: token.prefix,
  plan: { id: plan.id, name: plan.name },
  owner: { id: member.id, name: member.name, agency: member.agency },
  madeAt: token.madeAt,
  expiresAt: token.expiresAt,
  revokedAt: token.revokedAt,
  lastUsedAt: token.lastUsedAt,
  version: token.version,
}

function select(db: Database) {
  return db
    .select(columns)
    .from(token)
    .innerJoin(member, and(eq(member.partnershipId, token.partnershipId), eq(member.id, token.ownerMemberId)))
    .leftJoin(plan, and(eq(plan.partnershipId, token.partnershipId), eq(plan.id, token.planId)))
}

export type TokenRow = Awaited<ReturnType<typeof listTokens>>[number]

/** All tokens of the partnership, those in use first; at most 500. */
export function listTokens(db: Database, scope: Scope) {
  return select(db)
    .where(eq(token.partnershipId, scope.partnershipId))
    .orderBy(sql`${token.revokedAt} is not null`, asc(token.name), desc(token.madeAt))
    .limit(500)
}

export async function findTokenRow(db: Database, scope: Scope, id: string): Promise<TokenRow | null> {
  const [found] = await select(db).where(and(eq(token.partnershipId, scope.partnershipId), eq(token.id, id)))
  return found ?? null
}

export async function saveNewToken(
  tx: Database,
  scope: Scope,
  row: Readonly<{
    id: string
    name: string
    planId: string | null
    tokenSha256: string
    prefix: string
    expiresAt: Date
  }>,
): Promise<void> {
  await tx.insert(token).values({ partnershipId: scope.partnershipId, ownerMemberId: scope.memberId, ...row })
}

/** Revokes a token for good; null when another edit came first. */
export async function revokeToken(tx: Database, scope: Scope, id: string, version: number): Promise<number | null> {
  const [saved] = await tx
    .update(token)
    .set({ revokedAt: sql`coalesce(${token.revokedAt}, now())`, version: version + 1 })
    .where(and(eq(token.partnershipId, scope.partnershipId), eq(token.id, id), eq(token.version, version)))
    .returning({ version: token.version })
  return saved?.version ?? null
}
