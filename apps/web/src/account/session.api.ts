import { queryOptions } from '@tanstack/react-query'
import { noWords, request } from '../http/http.ts'
import { readLater } from '../http/read-later.ts'
import { useChange } from '../http/use-change.ts'

const askSession = readLater(() => import('@ttc/contracts/account').then((account) => account.CurrentSessionView))

/** Who is signed in, and until when. Asking does not keep the session alive. */
export const sessionQuery = queryOptions({
  queryKey: ['account', 'session'],
  queryFn: (asking) => askSession('/api/account/session', asking),
})

export const useSignOut = () => useChange(() => request(noWords, '/api/account/sign-out', { method: 'POST' }), [])

/** Asking for anything of one's own keeps the session alive; what is answered does not matter. */
export const useStay = () => useChange(() => request(noWords, '/api/account/sessions'), ['account'])
