import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import { listOpenPromisesOf, saveOwner } from './promise.queries.ts'
import { appendEvent } from './promise-event.queries.ts'

/** Passes what a leaver has promised, and neither kept nor dropped, to another, each with a line in its history. */
export async function handOverPromises(
  tx: Database,
  scope: Scope,
  from: string,
  to: string,
  today: string,
): Promise<void> {
  for (const { id, state } of await listOpenPromisesOf(tx, scope, from)) {
    await saveOwner(tx, scope, id, to)
    await appendEvent(tx, scope, { promiseId: id, what: 'passed-on', state, on: today })
  }
}
