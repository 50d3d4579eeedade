import type { Database } from '@ttc/db/connect'
import { lastStepsOf } from '@ttc/db/last-step'
import type { Scope } from '@ttc/domain/access'
import { askedOf } from './asked.queries.ts'
import { exceptionOf } from './exception.view.ts'
import { listJudged, listSaid, outcomesOf, overridesOf, sheetsOf, stepsOf } from './exception-ground.queries.ts'
import { listWords, unreasonedOf } from './exception-words.queries.ts'
import { removeUnlisted, saveExceptions, type Touched, takeNextVersion, whichOf } from './exception-write.queries.ts'

const waiting = new WeakMap<object, Map<string, Touched[]>>()

/**
 * Writes afresh what the list of exceptions says of whatever was touched: the last thing the transaction does, however
 * often it is asked for, since all writers of a partnership take turns there. Outside a transaction it is done at once.
 */
export async function touchExceptions(tx: Database, scope: Scope, touched: Touched): Promise<void> {
  const last = lastStepsOf(tx)
  if (last === null) return tx.transaction((own) => writeExceptions(own, scope, [touched]))
  const all = waiting.get(last) ?? new Map<string, Touched[]>()
  waiting.set(last, all)
  const mine = all.get(scope.partnershipId) ?? []
  all.set(scope.partnershipId, [...mine, touched])
  last.set(`exceptions ${scope.partnershipId}`, (own) =>
    writeExceptions(own, scope, all.get(scope.partnershipId) ?? []),
  )
}

async function writeExceptions(tx: Database, scope: Scope, touched: readonly Touched[]): Promise<void> {
  // First of all, so that what is read afterwards is what every earlier writer has left.
  await takeNextVersion(tx, scope)
  const which = whichOf(tx, scope, touched)
  const judged = await listJudged(tx, scope, which)
  const placementIds = judged.map(({ placementId }) => placementId)
  const priorityIds = [...new Set(judged.map(({ priority }) => priority.id))]
  const ground = {
    outcomes: await outcomesOf(tx, scope, priorityIds),
    said: await listSaid(tx, scope, priorityIds),
    overrides: await overridesOf(tx, scope, placementIds),
    sheets: await sheetsOf(tx, scope, placementIds),
    steps: await stepsOf(tx, scope, placementIds),
    words: await listWords(tx, scope, priorityIds),
    unreasoned: await unreasonedOf(tx, scope, placementIds),
    asked: await askedOf(tx, scope, placementIds),
  }
  await removeUnlisted(tx, scope, touched, placementIds)
  await saveExceptions(
    tx,
    scope,
    judged.map((one) => exceptionOf(one, ground).columns),
  )
}
