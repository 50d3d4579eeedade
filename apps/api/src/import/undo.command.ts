import type { UndoneView } from '@ttc/contracts/import'
import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import { CATALOGUE_SHAPE } from '@ttc/domain/catalogue/adoption'
import type { Accumulation, PeriodKind } from '@ttc/domain/period'
import { describePeriod } from '@ttc/domain/period/label'
import { Problem } from '@ttc/domain/problem'
import { reassessPlaced } from '../assessment/assessment.queries.ts'
import { note } from '../audit/audit.queries.ts'
import { findHeldBatch, saveBatchUndone } from './batch.queries.ts'
import { retireMade } from './new-indicator.command.ts'
import { countUndo, listKept, listUndoneIndicators, stageUndo, undoStaged } from './undo.queries.ts'
import { undoAdoptions } from './undo-adoption.queries.ts'
import { restoreDefinitions } from './undo-definition.command.ts'

const KEPT_SHOWN = 1_000
const REPLACED = 'Another value has been stored for this period since.'

/**
 * Takes a batch back: what it changed gets its earlier value again as a new revision, what it added is closed, what an
 * edition took over of definitions says again what it said, and what has been replaced or edited since stays. A batch that has been undone already is left as it is.
 */
export function undoImport(db: Database, scope: Scope, batchId: string, today: string): Promise<UndoneView> {
  return db.transaction(async (tx) => {
    const batch = await findHeldBatch(tx, scope, batchId)
    if (batch === null) throw new Problem('not-found', 'There is no such import, or you cannot see it.')
    if (batch.undoneAt !== null) return { batchId, restored: 0, withdrawn: 0, kept: [], keptInAll: 0 }
    await stageUndo(tx, scope, batchId)
    const counts = await countUndo(tx)
    const kept = await listKept(tx, scope, KEPT_SHOWN)
    const filled = await listUndoneIndicators(tx, scope)
    await undoStaged(tx, scope)
    await saveBatchUndone(tx, scope, batchId)
    const definitions = await restoreDefinitions(tx, scope, batchId)
    const indicators = [...new Set([...filled, ...definitions.indicatorIds])]
    const adoptions =
      batch.shape === CATALOGUE_SHAPE
        ? { ...(await undoAdoptions(tx, scope, indicators)), ...definitions.parts }
        : await retireMade(tx, scope, batchId)
    await reassessPlaced(tx, scope, indicators, today)
    const after = { undone: true, ...counts, ...adoptions }
    await note(tx, scope, { action: 'import.store', object: 'batch', id: batchId, before: { undone: false }, after })
    return {
      batchId,
      restored: counts.restored,
      withdrawn: counts.withdrawn,
      kept: kept.map(({ indicator, area, start, end, kind, accumulation }) => ({
        indicator,
        area,
        period: describePeriod({ kind: kind as PeriodKind, start, end }, accumulation as Accumulation),
        reason: REPLACED,
      })),
      keptInAll: counts.kept,
      ...adoptions,
    }
  })
}
