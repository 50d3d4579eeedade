import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { ownPathOf } from '@ttc/domain/account'
import { keepDraftsOf } from '../problem/draft.ts'
import { sessionQuery, useSignOut } from './session.api.ts'

/** After another person begins: nothing that was read for the one before may stay. */
function useForgetAll() {
  const client = useQueryClient()
  return async () => {
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[1] !== 'session' })
    await client.invalidateQueries(sessionQuery)
  }
}

/** Goes on as whoever has just signed in, to one of our own pages. */
export function useArrive() {
  const router = useRouter()
  const forgetAll = useForgetAll()
  return async (next: string | null) => {
    await forgetAll()
    router.history.push(ownPathOf(next))
  }
}

/** Signs out on purpose: drafts go as well, for the next person at this screen. */
export function useLeave() {
  const router = useRouter()
  const signOut = useSignOut()
  const forgetAll = useForgetAll()
  return async () => {
    await signOut.mutateAsync(undefined)
    keepDraftsOf(null)
    router.history.push('/sign-in?signedOut=true')
    await forgetAll()
  }
}
