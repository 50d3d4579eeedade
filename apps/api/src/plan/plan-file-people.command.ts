import { newId } from '@ttc/contracts/new-id'
import { board, boardMember } from '@ttc/db/board'
import type { Database } from '@ttc/db/connect'
import { member, memberAgency } from '@ttc/db/member'
import { memberRole } from '@ttc/db/role'
import type { Role, Scope } from '@ttc/domain/access'
import { addDays } from '@ttc/domain/day'
import { Problem } from '@ttc/domain/problem'
import type { PlanFile } from './plan-file.ts'

type Keyed = ReadonlyMap<string, string>
type Held = Readonly<{ member: string; role: Role; plan: boolean; priority: string | null }>
type FileMember = PlanFile['members'][number]
type FileSeat = PlanFile['boards'][number]['seats'][number]

/** The people of the file with the agencies they are and were of, their absences and who stands in for them. */
export async function saveFileMembers(tx: Database, { partnershipId }: Scope, file: PlanFile, members: Keyed) {
  checkLeavers(file)
  await tx.insert(member).values(
    file.members.map(({ key, name, agency, absence, deputy, leftOn }) => ({
      partnershipId,
      id: found(members, key),
      name,
      agency,
      absentFrom: absence?.from ?? null,
      absentTo: absence?.to ?? null,
      deputyMemberId: deputy === null ? null : deputyOf(members, key, deputy),
      leftOn,
    })),
  )
  const agencies = file.members.flatMap((one) =>
    agenciesOf(one).map((row) => ({ partnershipId, id: newId(), memberId: found(members, one.key), ...row })),
  )
  await tx.insert(memberAgency).values(agencies)
}

function agenciesOf({ agency, earlierAgencies, leftOn }: FileMember) {
  const last = earlierAgencies.at(-1)
  return [...earlierAgencies, { agency, fromOn: last === undefined ? null : addDays(last.toOn, 1), toOn: leftOn }]
}

function deputyOf(members: Keyed, key: string, deputy: string): string {
  if (deputy === key) throw new Problem('invalid', `"${key}" cannot stand in for themselves. Name another deputy.`)
  return found(members, deputy)
}

/** Nothing may be left with somebody who is gone: the file has to say who answers for it now. */
function checkLeavers({ members, priorities, indicators }: PlanFile): void {
  const answering = new Set([
    ...members.filter((one) => one.coordinates).map(({ key }) => key),
    ...members.map(({ deputy }) => deputy),
    ...priorities.map(({ lead }) => lead),
    ...indicators.map(({ placed }) => placed?.owner ?? null),
  ])
  const gone = members.find(({ key, leftOn }) => leftOn !== null && answering.has(key))
  if (gone === undefined) return
  throw new Problem(
    'invalid',
    `"${gone.key}" has left, but still coordinates, leads, owns or stands in. Name somebody who is there.`,
  )
}

/**
 * The roles of the file: those it names, plan coordinator for who coordinates (and administrator, where the file names
 * none), priority lead for who leads a priority, and team member of a priority for who owns an indicator under it.
 */
export async function saveFileRoles(
  tx: Database,
  scope: Scope,
  file: PlanFile,
  { members, priorities, planId }: Readonly<{ members: Keyed; priorities: Keyed; planId: string }>,
  coordinator: string,
): Promise<void> {
  const { partnershipId } = scope
  const leftOn = new Map(file.members.map((one) => [one.key, one.leftOn]))
  const held = heldIn(file, coordinator).map(({ member: key, role, plan, priority }) => ({
    partnershipId,
    id: newId(),
    memberId: found(members, key),
    role,
    planId: plan ? planId : null,
    priorityId: priority === null ? null : found(priorities, priority),
    grantedBy: scope.memberId,
    ...timesOf(leftOn.get(key) ?? null, file.plan.startsOn),
  }))
  await tx.insert(memberRole).values(held).onConflictDoNothing()
}

/** The roles of somebody who left were held from the plan's first day until they went; others begin now. */
function timesOf(leftOn: string | null, planStartsOn: string) {
  if (leftOn === null) return {}
  const from = planStartsOn < leftOn ? planStartsOn : leftOn
  return { grantedAt: new Date(`${from}T00:00:00Z`), endedAt: new Date(`${leftOn}T00:00:00Z`) }
}

function heldIn(file: PlanFile, coordinator: string): Held[] {
  const named = file.members.flatMap((one) =>
    one.roles.map((held) => ({ member: one.key, leftOn: one.leftOn, ...held })),
  )
  const isAdministered = named.some(({ role, leftOn }) => role === 'administrator' && leftOn === null)
  const everywhere = isAdministered ? (['plan-coordinator'] as const) : (['plan-coordinator', 'administrator'] as const)
  const leads = file.priorities.flatMap(({ key, lead }): Held[] =>
    lead === null ? [] : [{ member: lead, role: 'priority-lead', plan: false, priority: key }],
  )
  const owners = file.indicators.flatMap(({ placed }): Held[] =>
    placed === null || placed.owner === null
      ? []
      : [{ member: placed.owner, role: 'team-member', plan: false, priority: placed.priority }],
  )
  return [
    ...everywhere.map((role) => ({ member: coordinator, role, plan: false, priority: null })),
    ...named,
    ...leads,
    ...owners,
  ]
}

/** The boards of the file: each stands after the one above it. Whoever left has left their seats as well. */
export async function saveFileBoards(
  tx: Database,
  { partnershipId }: Scope,
  file: PlanFile,
  members: Keyed,
  priorities: Keyed,
  today: string,
): Promise<void> {
  const made = new Map<string, string>()
  const leftOn = new Map(file.members.map((one) => [one.key, one.leftOn]))
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
      ...daysOf(one, leftOn.get(one.member) ?? null, today),
    }))
    if (rows.length > 0) await tx.insert(boardMember).values(rows)
  }
}

function daysOf({ member: key, ...seat }: FileSeat, leftOn: string | null, today: string) {
  const toOn = seat.toOn ?? leftOn
  const fromOn = seat.fromOn ?? today
  if (toOn === null || fromOn <= toOn) return { fromOn, toOn }
  throw new Problem('invalid', `The seat of "${key}" ends before it begins. Give "fromOn" a day on or before ${toOn}.`)
}

function found(ids: Keyed, key: string): string {
  const id = ids.get(key)
  if (id === undefined) throw new Problem('invalid', `The file speaks of "${key}", which it does not name before.`)
  return id
}
