import { type QueryClient, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import type { AnswerView } from '@ttc/contracts/answer'
import type { MemberView } from '@ttc/contracts/partnership'
import type { WalkView } from '@ttc/contracts/turning-the-curve'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useSyncExternalStore } from 'react'
import { sessionQuery } from '../account/session.api.ts'
import { AnswerOutbox } from '../answer/answer-outbox.ts'
import { fetchRules, type Typed, type Waiting } from '../answer/waiting-answer.ts'
import { type Connected, isRefusal } from '../http/use-live.ts'
import { whenIdle } from '../http/when-idle.ts'
import { KeptWords } from './KeptWords.tsx'
import { useLiveWalk } from './use-live-walk.ts'
import { addAnswer, editAnswer, type InWalk, walkQuery } from './walk.api.ts'
import { withAnswer } from './walk-state.ts'

type Room = Readonly<{
  at: InWalk
  walk: WalkView
  outbox: AnswerOutbox
  waiting: ReadonlyMap<string, Waiting>
  present: readonly MemberView[]
  connected: Connected
  /** The reader saw the walk and may not see it any more: what they see is as it stood. */
  isOver: boolean
}>

const RoomContext = createContext<Room | null>(null)

/** The walk that the pages under it are about. */
export function useWalkRoom(): Room {
  const room = useContext(RoomContext)
  if (room === null) throw new Error('This part belongs inside a walk.')
  return room
}

/** Loads a walk, follows it live, and keeps what is typed into it until it has been stored. */
export function WalkRoom({ at, children }: { at: InWalk; children: ReactNode }) {
  const { partnership, walk: id } = at
  const { data, error } = useSuspenseQuery(walkQuery(at))
  const isOver = isRefusal(error)
  const walk = useMemo(() => (isOver ? { ...data, allowed: [] } : data), [isOver, data])
  const outbox = useOutbox(partnership, id)
  const waiting = useSyncExternalStore(outbox.subscribe, outbox.snapshot)
  const { present, connected } = useLiveWalk(at, data.sequence, () => outbox.flush())
  const room = useMemo(
    () => ({ at: { partnership, walk: id }, walk, outbox, waiting, present, connected, isOver }),
    [partnership, id, walk, outbox, waiting, present, connected, isOver],
  )
  const mayWrite = walk.allowed.includes('walk.contribute')
  return (
    <RoomContext value={room}>
      <KeptWords waiting={waiting} mayWrite={mayWrite} isOver={isOver} onTryAgain={() => outbox.tryAgain()} />
      {children}
    </RoomContext>
  )
}

const outboxes = new WeakMap<QueryClient, Map<string, AnswerOutbox>>()

/** One for each walk, whichever of its pages is shown: what waits goes on being sent after a page has been left. */
function outboxOf(client: QueryClient, partnership: string, walk: string): AnswerOutbox {
  const all = outboxes.get(client) ?? new Map<string, AnswerOutbox>()
  outboxes.set(client, all)
  const at = { partnership, walk }
  const known = all.get(walk)
  if (known !== undefined) return known
  const made = new AnswerOutbox({
    key: `walk ${walk}`,
    send: (typed) => sendTyped(at, typed),
    stored: (answer) =>
      client.setQueryData(walkQuery(at).queryKey, (now) => (now === undefined ? now : withAnswer(now, answer))),
    // What the page offers must be what this person may still do; whoever is signed out is led to sign in.
    barred: ({ code }) => {
      const { queryKey } = code === 'signed-out' ? sessionQuery : walkQuery(at)
      void client.invalidateQueries({ queryKey: [...queryKey], exact: true })
    },
  })
  all.set(walk, made)
  return made
}

function sendTyped(at: InWalk, { id, base, linkId, removed, after, ...typed }: Typed): Promise<AnswerView> {
  const content = typed.content as AnswerView['content']
  if (base > 0) return editAnswer(at, id, { version: base, content, linkId, removed })
  return addAnswer(at, { id, content, linkId, ...(after === undefined ? {} : { after }) })
}

function useOutbox(partnership: string, walk: string): AnswerOutbox {
  const client = useQueryClient()
  const outbox = outboxOf(client, partnership, walk)
  useEffect(() => {
    const stopFetching = whenIdle(() => void fetchRules())
    const flush = () => outbox.flush()
    const warn = (event: BeforeUnloadEvent) => {
      outbox.flush()
      if ([...outbox.snapshot().values()].some(({ state }) => state !== 'held')) event.preventDefault()
    }
    window.addEventListener('online', flush)
    window.addEventListener('beforeunload', warn)
    return () => {
      stopFetching()
      window.removeEventListener('online', flush)
      window.removeEventListener('beforeunload', warn)
      outbox.flush()
    }
  }, [outbox])
  return outbox
}
