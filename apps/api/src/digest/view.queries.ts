import type { EditView, SaveView, ViewSearch } from '@ttc/contracts/digest'
import type { Database } from '@ttc/db/connect'
import { savedView } from '@ttc/db/digest'
import { member } from '@ttc/db/member'
import type { Scope } from '@ttc/domain/access'
import { and, asc, eq, isNull, ne, type SQL, sql } from 'drizzle-orm'

const columns = {
  id: savedView.id,
  version: savedView.version,
  name: savedView.name,
  search: savedView.search,
  weekly: savedView.weekly,
}

/** One's own, and nobody else's. */
const own = (scope: Scope, ...more: (SQL | undefined)[]) =>
  and(eq(savedView.partnershipId, scope.partnershipId), eq(savedView.memberId, scope.memberId), ...more)

/** The lists somebody keeps, by name; those taken out are left out. */
export function listViews(db: Database, scope: Scope) {
  return db
    .select(columns)
    .from(savedView)
    .where(own(scope, isNull(savedView.removedAt)))
    .orderBy(sql`lower(${savedView.name})`, asc(savedView.id))
    .limit(200)
}
export type ViewRow = Awaited<ReturnType<typeof listViews>>[number]

/** One of somebody's own lists, or null; also one that was taken out, which can be put back. */
export async function findView(db: Database, scope: Scope, id: string): Promise<ViewRow | null> {
  const [found] = await db
    .select(columns)
    .from(savedView)
    .where(own(scope, eq(savedView.id, id)))
  return found ?? null
}

/** The names of somebody's other lists. Whoever asks twice at once waits for themselves: so none comes on top of the last. */
export async function holdNames(tx: Database, scope: Scope, exceptId: string): Promise<string[]> {
  await tx
    .select({ id: member.id })
    .from(member)
    .where(and(eq(member.partnershipId, scope.partnershipId), eq(member.id, scope.memberId)))
    .for('no key update')
  const rows = await tx
    .select({ name: savedView.name })
    .from(savedView)
    .where(own(scope, isNull(savedView.removedAt), ne(savedView.id, exceptId)))
    .limit(200)
  return rows.map(({ name }) => name)
}

export async function saveView(tx: Database, scope: Scope, { id, name, search, weekly }: SaveView): Promise<void> {
  const { partnershipId, memberId } = scope
  await tx.insert(savedView).values({ partnershipId, id, memberId, name, search: kept(search), weekly })
}

/** Saves an edit based on the stored version; null when another edit came first. */
export async function editView(tx: Database, scope: Scope, id: string, edit: EditView): Promise<number | null> {
  const { version, name, search, weekly, removed } = edit
  const removedAt = removed ? sql`coalesce(${savedView.removedAt}, now())` : null
  const [saved] = await tx
    .update(savedView)
    .set({ name, search: kept(search), weekly, removedAt, version: version + 1 })
    .where(own(scope, eq(savedView.id, id), eq(savedView.version, version)))
    .returning({ version: savedView.version })
  return saved?.version ?? null
}

/** What is left open is not kept. */
function kept(search: ViewSearch): Record<string, string> {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined && value !== ''))
}
