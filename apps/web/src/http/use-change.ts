import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Problem } from '@ttc/domain/problem'

/** The rooms whose answers a change makes stale; the first word of every query's key. */
export type RoomKey =
  | 'account'
  | 'audit'
  | 'board'
  | 'catalogue'
  | 'challenge'
  | 'challenge-meeting'
  | 'comparator'
  | 'digest'
  | 'escalation'
  | 'follow-up'
  | 'import'
  | 'indicator'
  | 'link'
  | 'mail'
  | 'measurement'
  | 'member'
  | 'override'
  | 'pack'
  | 'panel'
  | 'partnership'
  | 'plan'
  | 'promise'
  | 'recovery-sheet'
  | 'report-card'
  | 'round'
  | 'token'
  | 'action'
  | 'idea'
  | 'walk'

/**
 * A change to the store. After it has been stored everything read of the rooms it touches is asked for anew, and the
 * change counts as done only when what is on the screen has come again. So it is after a conflict: what the person is
 * asked to choose from must be what is stored.
 */
export function useChange<Request, Answer>(change: (request: Request) => Promise<Answer>, touches: readonly RoomKey[]) {
  const client = useQueryClient()
  async function renew() {
    // What no page shows now is forgotten rather than asked for: a page opened later must not begin with the old state.
    for (const room of touches) client.removeQueries({ queryKey: [room], type: 'inactive' })
    await Promise.all(touches.map((room) => client.invalidateQueries({ queryKey: [room] })))
  }
  return useMutation<Answer, Problem, Request>({
    mutationFn: async (request) => {
      try {
        return await change(request)
      } catch (error) {
        throw error instanceof Problem ? error : new Problem('unexpected', 'Something on this page does not work.')
      }
    },
    onSuccess: renew,
    onError: async (problem) => {
      if (problem.code === 'conflict') await renew()
    },
  })
}
