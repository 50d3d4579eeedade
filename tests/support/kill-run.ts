import { setTimeout as pause } from 'node:timers/promises'
import fc from 'fast-check'
import { groundToKill, startKillable } from './killed.ts'
import { type Kind, Writers } from './killed-writers.ts'

const KINDS: readonly Kind[] = ['plan', 'value', 'import', 'pack']

export type KillRun = Readonly<{
  kills: number
  /** What was not as it had been acknowledged, with the number of the kill. */
  faults: readonly string[]
  acknowledged: Readonly<Record<Kind, number>>
  /** From each kill until the next process listened. */
  backInMs: readonly number[]
}>

/**
 * Kills the product among plans, values, imports and frozen packs at moments that a seed chooses, starts it again each
 * time, and compares what is there with what was acknowledged. Ends early where the time given is over.
 */
export async function killOften(
  server: string,
  { kills = 6, seed = 1, mostMs = Number.POSITIVE_INFINITY } = {},
): Promise<KillRun> {
  const ground = await groundToKill(server)
  const writers = new Writers(ground)
  const moments = fc.sample(fc.integer({ min: 50, max: 4_000 }), { seed, numRuns: kills })
  const faults: string[] = []
  const backInMs: number[] = []
  const until = performance.now() + mostMs
  let running = await startKillable(ground)
  try {
    for (const [at, ms] of moments.entries()) {
      if (performance.now() > until) break
      const writing = writers.writeUntilGone(running.address, KINDS)
      await pause(ms)
      await running.kill()
      await writing
      running = await startKillable(ground)
      backInMs.push(running.startedInMs)
      const ready = await fetch(`${running.address}/api/health/ready`)
      if (!ready.ok) faults.push(`kill ${at}: not ready, ${ready.status}`)
      faults.push(...(await writers.whatIsWrong(running.address)).map((fault) => `kill ${at}: ${fault}`))
    }
  } finally {
    await running.kill()
    await ground.remove()
  }
  const acknowledged = Object.fromEntries(
    KINDS.map((kind) => [kind, writers.acknowledged(kind)]),
  ) as KillRun['acknowledged']
  return { kills: backInMs.length, faults, acknowledged, backInMs }
}
