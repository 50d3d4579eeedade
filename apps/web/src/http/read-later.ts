import type { QueryClient, QueryKey } from '@tanstack/react-query'
import { type LateReader, type Reader, readWith, request } from './http.ts'
import { whenIdle } from './when-idle.ts'

type Asking = Readonly<{ signal: AbortSignal; client: QueryClient; queryKey: QueryKey }>

const asItCame = <T>(): Reader<T> => ({ parse: (answer) => answer as T })

/**
 * For what the first screen needs: its first answer is shown as it came, and read by its contract as soon as that is
 * here, which with all it needs weighs as much as the page. An answer that is not as agreed is then asked for again,
 * and refused.
 */
export function readLater<T>(load: LateReader<T>) {
  let reader: Reader<T> | null = null
  return async (path: string, { signal, client, queryKey }: Asking): Promise<T> => {
    if (reader !== null) return request(reader, path, { signal })
    const answer = await request(asItCame<T>(), path, { signal })
    whenIdle(async () => {
      const arrived = await load().catch(() => null)
      if (arrived === null) return
      reader = arrived
      if (!isReadable(arrived, answer)) await client.resetQueries({ queryKey, exact: true })
    })
    return answer
  }
}

function isReadable<T>(reader: Reader<T>, answer: unknown): boolean {
  try {
    readWith(reader, answer)
    return true
  } catch {
    return false
  }
}
