import { ActionFilter } from '@ttc/contracts/action'
import type { ActionSearch } from './action.api.ts'

const InAddress = ActionFilter.pick({ plan: true, priority: true, whose: true, state: true }).partial()

/** What an address says of how the list is narrowed; of what it cannot mean, nothing. */
export function actionSearch(search: Readonly<Record<string, unknown>>): ActionSearch {
  return InAddress.safeParse(search).data ?? {}
}
