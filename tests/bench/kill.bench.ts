import { killOften } from '../support/kill-run.ts'
import { medianOf, shown } from './measure.ts'

const KILLS = Number(process.env.KILLS ?? 100)
/** However slow the machine is, it ends. */
const MOST_MS = Number(process.env.KILL_MINUTES ?? 30) * 60_000

/** Killed without warning a hundred times on a server, where its address is given, or on the embedded database. */
export async function benchKill(server: string): Promise<string[]> {
  const { kills, faults, acknowledged, backInMs } = await killOften(server, { kills: KILLS, seed: 7, mostMs: MOST_MS })
  const told = Object.entries(acknowledged).map(([kind, number]) => `${number} of kind ${kind}`)
  const seconds = backInMs.map((ms) => ms / 1000)
  return [
    `killed ${kills} times among writes, imports and freezes on ${server === '' ? 'the embedded database' : 'a server'}: acknowledged ${told.join(', ')}; lost, doubled or half: ${faults.length}`,
    `listening again after ${shown(medianOf(seconds))} s, at most ${shown(Math.max(...seconds))} s`,
    ...faults.slice(0, 20),
  ]
}
