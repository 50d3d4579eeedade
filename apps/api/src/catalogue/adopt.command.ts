import type { AdoptIndicator, AdoptIntoPlan, AdoptionView } from '@ttc/contracts/catalogue'
import { CreateIndicator } from '@ttc/contracts/indicator'
import { newId } from '@ttc/contracts/new-id'
import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import { CATALOGUE_SHAPE, multiplierOf } from '@ttc/domain/catalogue/adoption'
import { Problem } from '@ttc/domain/problem'
import { reassess } from '../assessment/assessment.queries.ts'
import { note } from '../audit/audit.queries.ts'
import { saveBatchCounts, saveNewBatch } from '../import/batch.queries.ts'
import { findIndicator, saveNewIndicator } from '../indicator/indicator.queries.ts'
import { saveNewPlacement } from '../placement/placement.queries.ts'
import { findPlan } from '../plan/plan.queries.ts'
import { findAdoption, freeCode, listAdopted, saveNewAdoption } from './adopted.queries.ts'
import { type EntryRow, findEntry, findNewestEdition } from './catalogue.queries.ts'
import { saveEditionTaken } from './edition-update.queries.ts'
import { entryOf } from './entry.ts'
import { rangeWarnings } from './range-warnings.command.ts'
import { saveAsPublished } from './stored-value.queries.ts'
import { planValues, storeValues } from './value-plan.command.ts'
import type { ValuePlan } from './value-plan.ts'

const REFUSALS_SHOWN = 100
/** A value is asked for at the latest a year and a bit after its period, where the publisher announces no day. */
const DUE_DAYS = 400

type Placing = Readonly<Pick<AdoptIntoPlan, 'placeId' | 'priorityId' | 'ownerMemberId' | 'headline'>>
export type Adopting = AdoptIndicator & Readonly<{ into: (Placing & Readonly<{ planId: string }>) | null }>

/**
 * Makes an indicator of a catalogue's entry, with its figures as a batch that can be undone, and puts it into a plan
 * where one is named. Runs inside the caller's transaction: all of it or nothing.
 */
export async function adopt(tx: Database, scope: Scope, asked: Adopting, today: string): Promise<AdoptionView> {
  const row = await checkedEntry(tx, asked)
  await checkNotAdopted(tx, scope, row)
  await saveNewIndicator(tx, scope, definitionOf(row, asked.id, await freeCode(tx, scope, row.indicator.code)))
  await saveAsPublished(tx, scope, asked.id)
  const indicator = await findIndicator(tx, scope, asked.id)
  if (indicator === null) throw new Error('An indicator that was just made is gone')
  const plan = await planValues(tx, scope, { row, indicator, today })
  const batchId = newId()
  const { id: editionId, name: editionName, sha256 } = row.edition
  const fileName = `${row.collection.name}, ${editionName}: ${row.indicator.name}`.slice(0, 200)
  await saveNewBatch(tx, scope, { id: batchId, fileName, sha256, source: row.collection.source })
  await storeValues(tx, scope, plan, { indicatorId: asked.id, batchId, editionName })
  await saveBatchCounts(tx, scope, batchId, { shape: CATALOGUE_SHAPE, counts: countsOf(plan) })
  const { code } = row.indicator
  await saveNewAdoption(tx, scope, { indicatorId: asked.id, collectionId: row.collection.id, code, editionId })
  await saveEditionTaken(tx, scope, { batchId, indicatorId: asked.id, editionId, before: {}, taken: {} })
  const placementId = await placed(tx, scope, asked, today)
  if (placementId !== null) await reassess(tx, scope, [asked.id], today)
  const after = { adopted: code, collection: row.collection.id, edition: editionName, batchId, placementId }
  await note(tx, scope, { action: 'indicator.add', object: 'indicator', id: asked.id, before: null, after })
  const wrong = await rangeWarnings(tx, scope, editionId, [row.indicator])
  return {
    indicatorId: asked.id,
    placementId,
    batchId,
    added: plan.changes.length,
    refusals: refusalsShown(plan),
    warnings: [...(wrong.get(code) ?? []), ...plan.warnings],
  }
}

/** What an import's counts are called in the list of imports, for a batch from the catalogue. */
export function countsOf({ changes, withdrawn, kept, counts }: ValuePlan): Readonly<Record<string, number>> {
  const added = changes.filter(({ change }) => change === 'added').length
  return {
    read: changes.length + kept.length + counts.unchanged + counts.refused + counts.repeated,
    added,
    changed: changes.length - added,
    unchanged: counts.unchanged + counts.repeated + kept.length,
    refused: counts.refused,
    notAskedFor: 0,
    withdrawn: withdrawn.length,
  }
}

export function refusalsShown({ refusals }: ValuePlan): AdoptionView['refusals'] {
  return refusals.slice(0, REFUSALS_SHOWN).map(({ area, period, value, reason }) => ({ area, period, value, reason }))
}

async function checkedEntry(tx: Database, { editionId, code }: AdoptIndicator): Promise<EntryRow> {
  const row = await findEntry(tx, editionId, code)
  if (row === null) throw new Problem('not-found', 'There is no such indicator in the catalogue.')
  const newest = await findNewestEdition(tx, row.collection.id)
  if (newest?.edition.id === editionId) return row
  const message = `A newer edition of ${row.collection.name} is there: ${newest?.edition.name}. Look at that one, and adopt it.`
  throw new Problem('conflict', message, { present: { editionId: newest?.edition.id } })
}

/** Where the other is one that the reader may see, the refusal leads to it. */
async function checkNotAdopted(tx: Database, scope: Scope, { collection, indicator }: EntryRow): Promise<void> {
  const before = await findAdoption(tx, scope, collection.id, indicator.code)
  if (before === null) return
  const seen = (await listAdopted(tx, scope, collection.id)).get(indicator.code) ?? null
  const message =
    seen === null
      ? 'Your partnership has adopted this already, in a plan that you do not see. Ask your plan coordinator to put it into yours as well.'
      : `Your partnership has adopted this already, as “${seen.name}”. Put that one into the plan instead.`
  throw new Problem('conflict', message, { present: { adopted: seen } })
}

function definitionOf({ indicator, collection }: EntryRow, id: string, code: string): CreateIndicator {
  const entry = entryOf(indicator)
  const { name, definition, unit, decimals, polarity, minimum, maximum, periodKind, accumulation } = entry
  return CreateIndicator.parse({
    id,
    code,
    name,
    definition,
    level: 'population',
    measureKind: null,
    unit,
    decimals,
    polarity,
    minimum,
    maximum,
    multiplier: multiplierOf(entry),
    source: collection.source,
    licence: collection.licence,
    nextPublicationOn: entry.nextPublicationOn,
    dueDays: DUE_DAYS,
    proxyId: null,
    periodKind,
    accumulation,
  })
}

async function placed(tx: Database, scope: Scope, { id, into }: Adopting, today: string): Promise<string | null> {
  if (into === null) return null
  const { planId, placeId, priorityId, ownerMemberId, headline } = into
  const plan = await findPlan(tx, scope, planId)
  if (plan === null) throw new Problem('not-found', 'There is no such plan, or you cannot see it.')
  await saveNewPlacement(tx, scope, plan, { id: placeId, priorityId, indicatorId: id, ownerMemberId, headline }, today)
  return placeId
}
