import { type ImportOptions, ImportView, type UndoneView } from '@ttc/contracts/import'
import type { CreateIndicator } from '@ttc/contracts/indicator'
import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import { Problem } from '@ttc/domain/problem'
import { note } from '../audit/audit.queries.ts'
import {
  findBatchAnswer,
  finishIndicatorsOfFile,
  listCodesTaken,
  listUses,
  restoreIndicators,
  retireIndicators,
  saveIndicatorsOfFile,
} from './new-indicator.queries.ts'
import type { AnyShape } from './said-of-columns.ts'

/**
 * The indicators that an import is to make: those it defines and that are not there yet. Refuses codes that are taken,
 * here or by another of them, and a definition under another id than its measure's.
 */
export async function newIndicators(
  db: Database,
  scope: Scope,
  options: ImportOptions,
  there: ReadonlySet<string>,
): Promise<readonly CreateIndicator[]> {
  const asked = options.indicators.flatMap(({ create = null, indicatorId }, at) =>
    create === null || there.has(indicatorId) ? [] : [{ create, indicatorId, at }],
  )
  const taken = new Map(
    (
      await listCodesTaken(
        db,
        scope,
        asked.map(({ create }) => create.code),
      )
    ).map(({ code, name }) => [code, name]),
  )
  const made = new Map<string, CreateIndicator>()
  for (const { create, indicatorId, at } of asked) {
    const field = `options.indicators.${at}.create`
    if (create.id !== indicatorId) throw wrong(`${field}.id`, 'Give the new indicator the id its measure goes to.')
    const other = taken.get(create.code)
    if (other !== undefined && !made.has(create.id))
      throw wrong(`${field}.code`, `The code ${create.code} is already used by “${other}”. Choose another.`)
    taken.set(create.code, create.name)
    made.set(create.id, create)
  }
  return [...made.values()]
}

/** Makes them, in the transaction of the batch. */
export async function makeIndicators(tx: Database, scope: Scope, created: readonly CreateIndicator[]): Promise<void> {
  await saveIndicatorsOfFile(tx, scope, created)
  for (const one of created)
    await note(tx, scope, { action: 'indicator.add', object: 'indicator', id: one.id, before: null, after: one })
}

/** What the file has shown of them is known only once it has been read. */
export async function finishIndicators(
  tx: Database,
  scope: Scope,
  created: readonly CreateIndicator[],
  { touched, shape }: Readonly<{ touched: readonly string[]; shape: AnyShape }>,
): Promise<void> {
  const ids = created.map(({ id }) => id)
  const isTreated = !shape.startsWith('own-')
  if (ids.length > 0) await finishIndicatorsOfFile(tx, scope, ids, isTreated)
  if (touched.length > 0) await restoreIndicators(tx, scope, touched)
}

/** Retires what a batch had made and nothing else uses; what is used stays, with the reason. */
export async function retireMade(
  tx: Database,
  scope: Scope,
  batchId: string,
): Promise<Pick<UndoneView, 'retired' | 'keptIndicators'>> {
  const answer = ImportView.safeParse(await findBatchAnswer(tx, scope, batchId))
  const made = answer.success ? answer.data.indicators.filter(({ created }) => created === true) : []
  if (made.length === 0) return {}
  const uses = await listUses(
    tx,
    scope,
    made.map(({ indicatorId }) => indicatorId),
  )
  const reasons = uses.map((use) => ({ indicatorId: use.id, name: use.name, reason: reasonOf(use) }))
  const retired = reasons.flatMap(({ indicatorId, name, reason }) => (reason === null ? [{ indicatorId, name }] : []))
  await retireIndicators(
    tx,
    scope,
    retired.map(({ indicatorId }) => indicatorId),
  )
  for (const { indicatorId: id } of retired) {
    const change = { before: { retired: false }, after: { retired: true, undone: batchId } }
    await note(tx, scope, { action: 'indicator.edit', object: 'indicator', id, ...change })
  }
  return {
    retired,
    keptIndicators: reasons.flatMap((one) => (one.reason === null ? [] : [{ ...one, reason: one.reason }])),
  }
}

function reasonOf(use: Awaited<ReturnType<typeof listUses>>[number]): string | null {
  if (use.placed) return 'It stands in a plan.'
  if (use.valued) return 'It has values that were stored since.'
  if (use.computed) return 'Another indicator is computed from it.'
  return use.adopted ? 'It is taken from a published collection.' : null
}

function wrong(field: string, message: string): Problem {
  return new Problem('invalid', message, { fields: [{ field, message }] })
}
