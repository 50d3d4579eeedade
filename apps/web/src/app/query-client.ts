import { QueryClient } from '@tanstack/react-query'
import { Problem } from '@ttc/domain/problem'

/** Only a missing answer is worth asking again; a refusal will be the same refusal. */
function retry(failures: number, error: Error): boolean {
  return error instanceof Problem && error.code === 'unavailable' && failures < 2
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // 'always': a lost connection must show as a problem with a way out, not as waiting without end.
      queries: { staleTime: 30_000, retry, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
}
