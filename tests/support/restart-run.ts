import { setTimeout as pause } from 'node:timers/promises'
import type { Killable, KilledGround } from './killed.ts'
import { type Kind, Writers } from './killed-writers.ts'
import type { OwnCluster } from './own-cluster.ts'

const KINDS: readonly Kind[] = ['plan', 'value', 'import', 'pack']
const AMONG_MS = 2_000
const LOOK_MS = 20
const MOST_MS = 60_000

/** Restarts the database again and again while people write: from each restart until a plan was stored again, in ms. */
export async function restartAmongWrites(
  cluster: OwnCluster,
  ground: KilledGround,
  { address }: Killable,
  ways: readonly ('immediate' | 'fast')[],
) {
  const writers = new Writers(ground)
  const end = new AbortController()
  const writing = writers.writeUntilGone(address, KINDS, end.signal)
  const againInMs: number[] = []
  for (const how of ways) {
    await pause(AMONG_MS)
    await cluster.restart(how)
    againInMs.push(await untilStored(writers))
  }
  end.abort()
  await writing
  return { writers, againInMs, wrong: await writers.whatIsWrong(address) }
}

async function untilStored(writers: Writers): Promise<number> {
  const [since, before] = [performance.now(), writers.acknowledged('plan')]
  while (writers.acknowledged('plan') === before && performance.now() - since < MOST_MS) await pause(LOOK_MS)
  return performance.now() - since
}
