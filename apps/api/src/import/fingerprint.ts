import { createHash } from 'node:crypto'
import { periodColumn } from '@ttc/domain/import/column-role'

/** What a header looks like, whatever the order of its columns and whichever periods its columns are of. */
export function fingerprintOf(header: readonly string[]): string {
  const names = header.map((name) => {
    const found = periodColumn(name)
    return found === null ? name.toLowerCase() : `period ${found.measure?.toLowerCase() ?? ''}`
  })
  return createHash('sha256')
    .update(JSON.stringify([...new Set(names)].toSorted()))
    .digest('hex')
}
