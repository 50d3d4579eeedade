import { newId } from '@ttc/contracts/new-id'
import { board, boardMember } from '@ttc/db/board'
import type { Database } from '@ttc/db/connect'
import { member, memberAgency } from '@ttc/db/member'
import { memberRole } from '@ttc/db/role'
import type { Role, Scope } from '@ttc/domain/access'
import { Problem } from '@ttc/domain/problem'
import type { PlanFile } from './plan-file.ts'

type Keyed = ReadonlyMap<string, string>
type Held = Readonly<{ member: string; role: Role; priority: string | null }>

/** The people of the file with the agencies they are of. */
export async function saveFileMembers(tx: Database, { partnershipId }: Scope, file: PlanFile, members: Keyed) {
  const rows = file.members.map(({ key, name, agency }) => ({ partnershipId, id: found(members, key), name, agency }))
  await tx.insert(member).values(rows)
  await tx
    .insert(memberAgency)
    .values(rows.map(({ id, agency }) => ({ partnershipId, id: newId(), memberId: id, agency })))
}

/**
 * The roles of the file: those it names, administrator and plan coordinator for who coordinates, priority lead for who
 * leads a priority, and team member of a priority for who owns an indicator under it.
 */
export async function saveFileRoles(
  tx: Database,
  scope: Scope,
  file: PlanFile,
  members: Keyed,
  priorities: Keyed,
  coordinator: string,
): Promise<void> {
  const { partnershipId } = scope
  const held = heldIn(file, coordinator).map(({ member: key, role, priority }) => ({
    partnershipId,
    id: newId(),
    memberId: found(members, key),
    role,
    priorityId: priority === null ? null : found(priorities, priority),
    grantedBy: scope.memberId,
  }))
  await tx.insert(memberRole).values(held).onConflictDoNothing()
}

function heldIn(file: PlanFile, coordinator: string): Held[] {
  const everywhere = (['plan-coordinator', 'administrator'] as const).map((role) => ({
    member: coordinator,
    role,
    priority: null,
  }))
  const named = file.members.flatMap((one) => one.roles.map((held) => ({ member: one.key, ...held })))
  const leads = file.priorities.flatMap(({ key, lead }): Held[] =>
    lead === null ? [] : [{ member: lead, role: 'priority-lead', priority: key }],
  )
  const owners = file.indicators.flatMap(({ placed }): Held[] =>
    placed === null || placed.owner === null
      ? []
      : [{ member: placed.owner, role: 'team-member', priority: placed.priority }],
  )
  return [...everywhere, ...named, ...leads, ...owners]
}

/** The boards of the file: each stands after the one above it. */
export async function saveFileBoards(
  tx: Database,
  { partnershipId }: Scope,
  file: PlanFile,
  members: Keyed,
  priorities: Keyed,
  today: string,
): Promise<void> {
  const made = new Map<string, string>()
  for (const [position, { key, parent, priority, seats, ...fields }] of file.boards.entries()) {
    const id = newId()
    const parentId = parent === null ? null : found(made, parent)
    const priorityId = priority === null ? null : found(priorities, priority)
    await tx.insert(board).values({ partnershipId, id, parentId, priorityId, position, ...fields })
    made.set(key, id)
    const rows = seats.map((one) => ({
      partnershipId,
      id: newId(),
      boardId: id,
      memberId: found(members, one.member),
      seat: one.seat,
      fromOn: today,
    }))
    if (rows.length > 0) await tx.insert(boardMember).values(rows)
  }
}

function found(ids: Keyed, key: string): string {
  const id = ids.get(key)
  if (id === undefined) throw new Problem('invalid', `The file speaks of "${key}", which it does not name before.`)
  return id
}
