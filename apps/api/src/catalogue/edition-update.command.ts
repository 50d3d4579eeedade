import type { EditionTakenView, EditionUpdateView, TakeEdition } from '@ttc/contracts/catalogue'
import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import { CATALOGUE_SHAPE } from '@ttc/domain/catalogue/adoption'
import { takenParts } from '@ttc/domain/catalogue/edition-change'
import { Problem } from '@ttc/domain/problem'
import { holdIndicators, listPlacedIndicators, reassess } from '../assessment/assessment.queries.ts'
import { note } from '../audit/audit.queries.ts'
import { saveBatchCounts, saveNewBatch } from '../import/batch.queries.ts'
import { findIndicator } from '../indicator/indicator.queries.ts'
import { countsOf } from './adopt.command.ts'
import { listAdopted } from './adopted.queries.ts'
import {
  listOutdated,
  type OutdatedRow,
  saveAdoptionEdition,
  saveEditionTaken,
  saveTakenDefinition,
} from './edition-update.queries.ts'
import { changesOf, editionUpdateView } from './edition-update.view.ts'
import { entryOf } from './entry.ts'
import { rangeWarnings } from './range-warnings.command.ts'
import { planValues, storeValues } from './value-plan.command.ts'
import type { ValuePlan } from './value-plan.ts'

/** What the newest edition would do to each of some outdated indicators. Nothing is stored. */
export async function previewEdition(
  db: Database,
  scope: Scope,
  rows: readonly OutdatedRow[],
  today: string,
): Promise<EditionUpdateView[]> {
  const views: EditionUpdateView[] = []
  for (const row of rows) {
    const adopted = await listAdopted(db, scope, row.collection.id)
    const plan = await planOf(db, scope, row, today)
    const { edition, indicator } = row.to
    const entries = indicator === null ? [] : [indicator]
    const wrong = (await rangeWarnings(db, scope, edition.id, entries)).get(row.from.indicator.code) ?? []
    views.push(editionUpdateView(row, plan, adopted.get(row.from.indicator.code) ?? null, wrong))
  }
  return views
}

/**
 * Brings adopted indicators up to the newest edition: values as one batch that can be undone, and of the definitions
 * what was asked for. What is stored is worked out afresh, by the same rules as the preview.
 */
export async function takeEdition(
  tx: Database,
  scope: Scope,
  { id, indicators }: TakeEdition,
  today: string,
): Promise<EditionTakenView> {
  const ids = [...new Set(indicators.map((one) => one.indicatorId))]
  await holdIndicators(tx, scope, ids.toSorted())
  const rows = await listOutdated(tx, scope, { ids, after: null, limit: ids.length })
  const { edition, collection } = checkedEdition(rows, indicators)
  const fileName = `${collection.name}, ${edition.name}`
  await saveNewBatch(tx, scope, { id, fileName, sha256: edition.sha256, source: collection.source })
  const sum: Record<string, number> = {}
  for (const row of rows) {
    const take = indicators.find((one) => one.indicatorId === row.indicator.id)?.take ?? []
    const plan = await takeOne(tx, scope, row, { take, batchId: id, today })
    for (const [name, count] of Object.entries(countsOf(plan))) sum[name] = (sum[name] ?? 0) + count
    sum.kept = (sum.kept ?? 0) + plan.kept.length
  }
  await saveBatchCounts(tx, scope, id, { shape: CATALOGUE_SHAPE, counts: sum })
  const placed = new Set(await listPlacedIndicators(tx, scope))
  await reassess(
    tx,
    scope,
    ids.filter((one) => placed.has(one)),
    today,
  )
  const after = { edition: edition.name, collection: collection.id, counts: sum }
  await note(tx, scope, { action: 'import.store', object: 'batch', id, before: null, after })
  const of = (name: string) => sum[name] ?? 0
  return {
    batchId: id,
    indicators: rows.length,
    added: of('added'),
    changed: of('changed'),
    withdrawn: of('withdrawn'),
    kept: of('kept'),
    refused: of('refused'),
  }
}

type Taking = Readonly<{ take: TakeEdition['indicators'][number]['take']; batchId: string; today: string }>

async function takeOne(
  tx: Database,
  scope: Scope,
  row: OutdatedRow,
  { take, batchId, today }: Taking,
): Promise<ValuePlan> {
  const { indicator, to } = row
  if (to.indicator === null) throw new Problem('rule-broken', changesOf(row).blocked ?? '')
  const offered = new Set(changesOf(row).definition.map(({ part }) => part))
  const parts = take.filter((part) => offered.has(part))
  const taken = takenParts(entryOf(to.indicator), parts)
  await saveTakenDefinition(tx, scope, indicator.id, taken)
  const changed = (await findIndicator(tx, scope, indicator.id)) ?? indicator
  const plan = await planOf(tx, scope, { ...row, indicator: changed }, today)
  if (plan === null) throw new Problem('rule-broken', `${indicator.name}: ${changesOf(row).blocked}`)
  const into = { indicatorId: indicator.id, batchId, editionName: to.edition.name }
  await storeValues(tx, scope, plan, into)
  await saveAdoptionEdition(tx, scope, indicator.id, to.edition.id)
  const was = Object.fromEntries(Object.keys(taken).map((part) => [part, indicator[part as keyof typeof taken]]))
  await saveEditionTaken(tx, scope, {
    batchId,
    indicatorId: indicator.id,
    editionId: to.edition.id,
    before: was,
    taken,
  })
  const before = { edition: row.from.edition.name, ...was }
  const after = { edition: to.edition.name, batchId, ...taken }
  await note(tx, scope, { action: 'indicator.edit', object: 'indicator', id: indicator.id, before, after })
  return plan
}

async function planOf(db: Database, scope: Scope, row: OutdatedRow, today: string): Promise<ValuePlan | null> {
  const { collection, to } = row
  if (to.indicator === null || changesOf(row).blocked !== null) return null
  const entry = { collection, edition: to.edition, indicator: to.indicator }
  return planValues(db, scope, { row: entry, indicator: row.indicator, today })
}

function checkedEdition(rows: readonly OutdatedRow[], asked: TakeEdition['indicators']) {
  const [first] = rows
  if (first === undefined || rows.length < new Set(asked.map((one) => one.indicatorId)).size)
    throw new Problem('conflict', 'Some of these are up to date already, or are not adopted here. Look again.')
  const isStale = asked.some((one) => one.editionId !== first.to.edition.id)
  const isMixed = rows.some((row) => row.to.edition.id !== first.to.edition.id)
  if (isStale || isMixed)
    throw new Problem('conflict', 'A newer edition has come since you looked. Nothing was stored. Look again.')
  return { edition: first.to.edition, collection: first.collection }
}
