import { EscalationFilter } from '@ttc/contracts/escalation'
import type { EscalationSearch } from './escalation.api.ts'

const InAddress = EscalationFilter.pick({ step: true, placement: true }).extend({
  state: EscalationFilter.shape.state.unwrap().optional(),
})

/** What an address says of how the register is narrowed; of what it cannot mean, nothing. */
export function escalationSearch(search: Readonly<Record<string, unknown>>): EscalationSearch {
  return InAddress.safeParse(search).data ?? {}
}
