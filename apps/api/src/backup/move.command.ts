import type { Database } from '@ttc/db/connect'
import { dumpOf, inOneMoment } from './dump.queries.ts'
import type { Tallies } from './dump.ts'
import { type Restored, restoreDump } from './restore.command.ts'

export type Moved = Restored & Readonly<{ sent: Tallies }>

/**
 * Everything that one database holds into another that holds nothing: a dump read as it is written, with no file
 * between. The other one keeps all or nothing; the first is only read.
 */
export function moveAll(from: Database, to: Database, now: Date, signal: AbortSignal): Promise<Moved> {
  return inOneMoment(from, async (tx) => {
    let sent: Tallies = new Map()
    async function* passing(): AsyncGenerator<Uint8Array> {
      const parts = dumpOf(tx, now)
      for (;;) {
        const { done, value } = await parts.next()
        if (done === true) {
          sent = value
          return
        }
        signal.throwIfAborted()
        yield value
      }
    }
    const stored = await restoreDump(to, passing())
    return { ...stored, sent }
  })
}
