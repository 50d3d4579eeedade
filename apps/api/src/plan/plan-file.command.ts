import { newId } from '@ttc/contracts/new-id'
import { area, neighbour, neighbourModel } from '@ttc/db/area'
import type { Database } from '@ttc/db/connect'
import { indicator, indicatorOutcome } from '@ttc/db/indicator'
import { outcome } from '@ttc/db/outcome'
import { partnership } from '@ttc/db/partnership'
import { placement, ragRule, target } from '@ttc/db/placement'
import { plan, planVersion } from '@ttc/db/plan'
import { priority, priorityOutcome } from '@ttc/db/priority'
import { type Scope, scopeFor } from '@ttc/domain/access'
import { Problem } from '@ttc/domain/problem'
import { and, eq } from 'drizzle-orm'
import { reassess } from '../assessment/assessment.queries.ts'
import type { PlanFile } from './plan-file.ts'
import { saveFileBoards, saveFileMembers, saveFileRoles } from './plan-file-people.command.ts'
import { saveFileBaselines, saveFileSeries } from './plan-file-series.command.ts'

type Keyed = ReadonlyMap<string, string>
export type Loaded = Readonly<{ scope: Scope; planId: string; indicators: Keyed }>

/** Stores a whole plan file in one transaction, and assesses every indicator: all of it, or nothing. */
export function loadPlanFile(db: Database, file: PlanFile, today: string): Promise<Loaded> {
  return db.transaction(async (tx) => {
    await saveAreas(tx, file)
    const partnershipId = newId()
    const members = idsFor(file.members.map((one) => one.key))
    const acting = file.members.find((one) => one.coordinates) ?? file.members.find((one) => one.leftOn === null)
    if (acting === undefined)
      throw new Problem('invalid', 'The file names no member: at least a plan coordinator is needed.')
    const scope = scopeFor(partnershipId, idIn(members, acting.key, 'members'))
    await savePartnership(tx, scope, file)
    await saveFileMembers(tx, scope, file, members)
    const { planId, versionId, priorities, outcomes } = await savePlanParts(tx, scope, file, members, today)
    await saveFileRoles(tx, scope, file, { members, priorities, planId }, acting.key)
    await saveFileBoards(tx, scope, file, members, priorities, today)
    const indicators = await saveIndicators(tx, scope, file)
    await savePlacements(tx, scope, file, { members, priorities, outcomes, indicators, versionId }, today)
    await saveFileSeries(tx, scope, file, indicators)
    await saveFileBaselines(tx, scope, file, indicators)
    await reassess(tx, scope, [...indicators.values()], today)
    return { scope, planId, indicators }
  })
}

function idsFor(keys: readonly string[]): Keyed {
  return new Map(keys.map((key) => [key, newId()]))
}

function idIn(ids: Keyed, key: string, where: string): string {
  const id = ids.get(key)
  if (id === undefined) throw new Problem('invalid', `The file speaks of "${key}", which is not among its ${where}.`)
  return id
}

async function saveAreas(tx: Database, file: PlanFile): Promise<void> {
  if (file.areas.length > 0)
    await tx
      .insert(area)
      .values(file.areas.map(({ region, ...one }) => ({ ...one, regionCode: region })))
      .onConflictDoNothing()
  for (const { neighbours, ...model } of file.neighbourModels) {
    await tx.insert(neighbourModel).values(model).onConflictDoNothing()
    const rows = neighbours.flatMap((one) =>
      one.neighbours.map((neighbourCode, i) => ({ modelId: model.id, areaCode: one.area, rank: i + 1, neighbourCode })),
    )
    await tx.insert(neighbour).values(rows).onConflictDoNothing()
  }
}

async function savePartnership(tx: Database, { partnershipId }: Scope, file: PlanFile): Promise<void> {
  const { area: areaCode, neighbourModel: neighbourModelId, ...fields } = file.partnership
  const [known] = await tx.select({ code: area.code }).from(area).where(eq(area.code, areaCode))
  if (known === undefined) throw new Problem('invalid', `The area ${areaCode} is not known. Load the areas first.`)
  await tx.insert(partnership).values({ id: partnershipId, areaCode, neighbourModelId, ...fields })
}

async function savePlanParts(tx: Database, { partnershipId }: Scope, file: PlanFile, members: Keyed, today: string) {
  const planId = newId()
  const versionId = newId()
  await tx.insert(plan).values({ partnershipId, id: planId, ...file.plan })
  await tx
    .insert(planVersion)
    .values({ partnershipId, id: versionId, planId, number: 1, state: 'draft', openedOn: today })
  const outcomes = idsFor(file.outcomes.map((one) => one.key))
  await tx.insert(outcome).values(
    file.outcomes.map(({ key, ...fields }, position) => ({
      partnershipId,
      id: idIn(outcomes, key, 'outcomes'),
      planId,
      position,
      ...fields,
    })),
  )
  const priorities = idsFor(file.priorities.map((one) => one.key))
  await tx.insert(priority).values(
    file.priorities.map(({ key, lead, outcomes: _, ...fields }, position) => ({
      partnershipId,
      id: idIn(priorities, key, 'priorities'),
      planId,
      position,
      leadMemberId: lead === null ? null : idIn(members, lead, 'members'),
      ...fields,
    })),
  )
  await tx.insert(priorityOutcome).values(
    file.priorities.flatMap((one) =>
      one.outcomes.map((key, position) => ({
        partnershipId,
        priorityId: idIn(priorities, one.key, 'priorities'),
        outcomeId: idIn(outcomes, key, 'outcomes'),
        position,
      })),
    ),
  )
  return { planId, versionId, priorities, outcomes }
}

async function saveIndicators(tx: Database, { partnershipId }: Scope, file: PlanFile): Promise<Keyed> {
  const ids = idsFor(file.indicators.map((one) => one.code))
  const rows = file.indicators.map(
    ({
      placed: _p,
      breaks: _b,
      series: _s,
      targets: _t,
      targetReason: _tr,
      rules: _r,
      baselines: _bl,
      proxy: _x,
      ...fields
    }) => ({
      partnershipId,
      id: idIn(ids, fields.code, 'indicators'),
      ...fields,
    }),
  )
  await tx.insert(indicator).values(rows)
  for (const { code, proxy } of file.indicators.filter((one) => one.proxy !== null))
    await tx
      .update(indicator)
      .set({ proxyId: idIn(ids, proxy ?? '', 'indicators') })
      .where(and(eq(indicator.partnershipId, partnershipId), eq(indicator.id, idIn(ids, code, 'indicators'))))
  return ids
}

type Ids = Readonly<{ members: Keyed; priorities: Keyed; outcomes: Keyed; indicators: Keyed; versionId: string }>

async function savePlacements(
  tx: Database,
  { partnershipId, memberId }: Scope,
  file: PlanFile,
  ids: Ids,
  today: string,
): Promise<void> {
  const by = { partnershipId, recordedBy: memberId }
  for (const [position, { code, placed, targets, targetReason, rules }] of file.indicators.entries()) {
    if (placed === null) continue
    const id = newId()
    const indicatorId = idIn(ids.indicators, code, 'indicators')
    const serves = file.priorities.find((one) => one.key === placed.priority)?.outcomes ?? []
    await tx.insert(placement).values({
      partnershipId,
      id,
      planVersionId: ids.versionId,
      priorityId: idIn(ids.priorities, placed.priority, 'priorities'),
      indicatorId,
      ownerMemberId: placed.owner === null ? null : idIn(ids.members, placed.owner, 'members'),
      headline: placed.headline,
      position,
      fromOn: today,
    })
    const links = serves.map((key) => ({ partnershipId, indicatorId, outcomeId: idIn(ids.outcomes, key, 'outcomes') }))
    await tx.insert(indicatorOutcome).values(links).onConflictDoNothing()
    if (targets.length > 0)
      await tx.insert(target).values(
        targets.map(({ start, end, ...one }) => ({
          ...by,
          id: newId(),
          placementId: id,
          periodStart: start,
          periodEnd: end,
          reason: targetReason,
          ...one,
        })),
      )
    if (rules.length > 0)
      await tx.insert(ragRule).values(rules.map((one) => ({ ...by, id: newId(), placementId: id, ...one })))
  }
}
