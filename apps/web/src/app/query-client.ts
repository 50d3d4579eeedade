import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { Problem } from '@ttc/domain/problem'
import { sessionQuery } from '../account/session.api.ts'

/** Only a missing answer is worth asking again; a refusal will be the same refusal. */
function retry(failures: number, error: Error): boolean {
  return error instanceof Problem && error.code === 'unavailable' && failures < 2
}

export function createQueryClient(): QueryClient {
  // Whatever is refused because nobody is signed in: the frame learns it, and leads to the sign-in page.
  const onError = (error: unknown) => {
    if (error instanceof Problem && error.code === 'signed-out') void client.invalidateQueries(sessionQuery)
  }
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      // 'always': a lost connection must show as a problem with a way out, not as waiting without end.
      queries: { staleTime: 30_000, retry, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
  return client
}
