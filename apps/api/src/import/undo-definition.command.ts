import type { UndoneView } from '@ttc/contracts/import'
import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import { describeKeptPart, restorableParts, restoredDefinition } from '@ttc/domain/catalogue/restored-definition'
import { holdIndicators } from '../assessment/assessment.queries.ts'
import { note } from '../audit/audit.queries.ts'
import { listTakenDefinitions, saveRestored } from './undo-adoption.queries.ts'

type Restored = Readonly<{
  /** Every indicator that the batch had brought to an edition, whatever of its definition changed. */
  indicatorIds: readonly string[]
  parts: Required<Pick<UndoneView, 'restoredParts' | 'keptParts'>>
}>

/** Takes back what a batch from the catalogue changed of definitions, but for parts that were edited since. */
export async function restoreDefinitions(tx: Database, scope: Scope, batchId: string): Promise<Restored> {
  const ids = (await listTakenDefinitions(tx, scope, batchId)).map((row) => row.indicator.id)
  await holdIndicators(tx, scope, ids)
  const parts: Restored['parts'] = { restoredParts: [], keptParts: [] }
  for (const { before, taken, indicator } of await listTakenDefinitions(tx, scope, batchId)) {
    const { id: indicatorId, name } = indicator
    const { restored, kept } = restoredDefinition(before, taken, indicator)
    const back = restorableParts.filter((part) => part in restored)
    for (const one of kept) parts.keptParts.push({ indicatorId, name, part: one.part, reason: describeKeptPart(one) })
    if (back.length === 0) continue
    await saveRestored(tx, scope, indicatorId, restored)
    const was = Object.fromEntries(back.map((part) => [part, indicator[part]]))
    const change = { before: was, after: { ...restored, undone: batchId } }
    await note(tx, scope, { action: 'indicator.edit', object: 'indicator', id: indicatorId, ...change })
    const now = typeof restored.name === 'string' ? restored.name : name
    for (const part of back) parts.restoredParts.push({ indicatorId, name: now, part })
  }
  return { indicatorIds: ids, parts }
}
