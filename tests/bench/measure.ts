import type { AddressInfo } from 'node:net'
import autocannon from 'autocannon'
import type { FastifyInstance } from 'fastify'

/** The middle of some figures: what a single disturbed round cannot move. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** How often something can be done in a second, from the median of five rounds of at least `seconds` each. */
export function perSecond(act: () => void, seconds = 0.5): number {
  const rounds = Array.from({ length: 5 }, () => {
    const start = performance.now()
    let done = 0
    while (performance.now() - start < seconds * 1000) {
      act()
      done += 1
    }
    return (done * 1000) / (performance.now() - start)
  })
  return medianOf(rounds)
}

/** Listens on a free port of loopback, for as long as `act` takes. */
export async function whileListening<Result>(
  app: FastifyInstance,
  act: (origin: string) => Promise<Result>,
): Promise<Result> {
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  try {
    return await act(`http://127.0.0.1:${port}`)
  } finally {
    await app.close()
  }
}

/** `p99` and `longest` in milliseconds. */
export type Load = Readonly<{ perSecond: number; p99: number; longest: number; failed: number }>

/** Requests to one address over ten connections for some seconds. */
export async function loadOn(url: string, seconds: number, headers: Record<string, string> = {}): Promise<Load> {
  const result = await autocannon({ url, connections: 10, duration: seconds, headers })
  const { p99, max } = result.latency
  return { perSecond: result.requests.average, p99, longest: max, failed: result.errors + result.non2xx }
}

/** A figure with two or three digits that mean something. */
export function shown(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString('en-GB')
  return Number(value.toPrecision(3)).toString()
}
