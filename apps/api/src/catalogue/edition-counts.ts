import type { RefusalCode } from '@ttc/domain/import/observation'
import { describeReason } from '../import/refusal-list.ts'
import type { Counts } from './edition.queries.ts'

const PREFIX = 'refused '

/** The name under which an edition counts the rows refused for one reason. */
export const refusedAs = (code: RefusalCode) => `${PREFIX}${code}`

/** Why rows of an edition stayed out, the most frequent reason first. */
export function refusalsIn(counts: Counts): readonly Readonly<{ reason: string; count: number }>[] {
  return Object.entries(counts)
    .filter(([name, count]) => name.startsWith(PREFIX) && count > 0)
    .map(([name, count]) => ({ reason: describeReason(name.slice(PREFIX.length) as RefusalCode), count }))
    .toSorted((a, b) => b.count - a.count)
}
