import { setTimeout as pause } from 'node:timers/promises'

/** What stands before several nodes: asks the next one where one does not answer, or says that it cannot at the moment. */
export type Balancer = Readonly<{
  ask: (path: string, options?: RequestInit) => Promise<Response>
  /** The longest that anybody has waited since it was last read, in ms. */
  longest: () => number
}>

const PATIENCE_MS = 30_000

export function openBalancer(addresses: readonly string[]): Balancer {
  let turn = 0
  let longest = 0
  const ask: Balancer['ask'] = async (path, options = {}) => {
    const since = performance.now()
    turn += 1
    for (let attempt = turn; ; attempt += 1) {
      const url = `${addresses[attempt % addresses.length]}${path}`
      const answer = await fetch(url, { ...options, signal: AbortSignal.timeout(PATIENCE_MS) }).catch(() => null)
      const waited = performance.now() - since
      if ((answer !== null && answer.status !== 503) || waited > PATIENCE_MS) {
        longest = Math.max(longest, waited)
        return answer ?? Response.error()
      }
      await answer?.arrayBuffer()
      await pause(25)
    }
  }
  return {
    ask,
    longest: () => {
      const read = longest
      longest = 0
      return Math.round(read)
    },
  }
}
