import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

/** What a process holds of the machine's memory now, its threads included, in MB. */
export function residentMb(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kilobytes ?? Number.NaN) / 1024
}

/** The most that a process holds while something goes on. */
export async function mostWhile<Result>(pid: number, act: () => Promise<Result>) {
  const seen = { most: residentMb(pid) }
  const watch = setInterval(() => {
    seen.most = Math.max(seen.most, residentMb(pid))
  }, 25)
  try {
    const result = await act()
    return { result, mostMb: seen.most }
  } finally {
    clearInterval(watch)
  }
}

/** How long a process's own thread has stood ready and waited for a core, in ms: what other work on the machine costs it. */
function coreWaitMs(pid: number): number {
  const [, waited] = readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ')
  return Number(waited) / 1e6
}

/** How long an answer took, and how much of that the server waited for a core, in ms. */
export type Wait = Readonly<{ ms: number; forCore: number }>

const PEOPLE = 5
const PAUSE_MS = 100
/** Whatever it waits for: nobody asks for longer. */
const MOST_MS = 300_000

export type Page = Readonly<{ url: string; cookie: string; pid: number }>

/**
 * How long a page takes for five people who ask for it again and again, a tenth of a second after each answer, until
 * what they ask beside has ended.
 */
export async function askedBeside({ url, cookie, pid }: Page, act: () => Promise<unknown>): Promise<Wait[]> {
  const waits: Wait[] = []
  const state = { ended: false }
  const until = performance.now() + MOST_MS
  const person = async (delay: number) => {
    await pause(delay)
    while (!state.ended && performance.now() < until) {
      const asked = performance.now()
      const waited = coreWaitMs(pid)
      const answer = await fetch(url, { headers: { cookie } })
      await answer.arrayBuffer()
      if (answer.status !== 200) throw new Error(`The page answered ${answer.status} while something else went on`)
      waits.push({ ms: performance.now() - asked, forCore: coreWaitMs(pid) - waited })
      await pause(PAUSE_MS)
    }
  }
  const people = Promise.all(Array.from({ length: PEOPLE }, (_, n) => person((n * PAUSE_MS) / PEOPLE)))
  try {
    await Promise.race([act(), people])
  } finally {
    state.ended = true
  }
  await people
  return waits
}

/** Below which 99 of 100 lie. */
export function p99Of(waits: readonly number[]): number {
  const sorted = waits.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.99))] ?? Number.NaN
}
