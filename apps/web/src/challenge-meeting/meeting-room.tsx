import { type QueryClient, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import type { ChallengeView } from '@ttc/contracts/challenge'
import type { ChallengeMeetingView } from '@ttc/contracts/challenge-meeting'
import type { ExceptionRowView } from '@ttc/contracts/exception'
import type { MemberView } from '@ttc/contracts/partnership'
import type { PromiseView } from '@ttc/contracts/promise'
import { typedDay } from '@ttc/domain/day/typed'
import { Problem } from '@ttc/domain/problem'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useSyncExternalStore } from 'react'
import { sessionQuery } from '../account/session.api.ts'
import { type Connected, isRefusal, useLive } from '../http/use-live.ts'
import { membersQuery } from '../partnership/partnership.api.ts'
import {
  changesAddress,
  type InMeeting,
  meetingExceptionsQuery,
  meetingQuery,
  writeChallenge,
  writePromise,
} from './challenge-meeting.api.ts'
import { MinutesOutbox, type TypedField, type WaitingField } from './minutes-outbox.ts'
import { withStored } from './minutes-state.ts'

type Room = Readonly<{
  at: InMeeting
  meeting: ChallengeMeetingView
  members: readonly MemberView[]
  exceptions: readonly ExceptionRowView[]
  outbox: MinutesOutbox
  waiting: ReadonlyMap<string, WaitingField>
  present: readonly MemberView[]
  connected: Connected
  /** The reader saw the meeting and may not see it any more: what they see is as it stood. */
  isOver: boolean
}>

const RoomContext = createContext<Room | null>(null)

/** The meeting that the parts under it are about. */
export function useMeetingRoom(): Room {
  const room = useContext(RoomContext)
  if (room === null) throw new Error('This part belongs inside a meeting.')
  return room
}

/** Loads a meeting, follows it live, and keeps what is typed into its minutes until it has been stored. */
export function MeetingRoom({ at, children }: { at: InMeeting; children: ReactNode }) {
  const client = useQueryClient()
  const { partnership, meeting: id } = at
  const { data, error } = useSuspenseQuery(meetingQuery(at))
  const { members } = useSuspenseQuery(membersQuery(partnership)).data
  const exceptions = useQuery(meetingExceptionsQuery(at)).data?.exceptions
  const isOver = isRefusal(error)
  const outbox = useOutbox(partnership, id)
  const waiting = useSyncExternalStore(outbox.subscribe, outbox.snapshot)
  const { queryKey } = meetingQuery(at)
  const { present, connected } = useLive({
    address: (after) => changesAddress(at, after),
    sequence: data.sequence,
    queryKey,
    changed: () => void client.invalidateQueries({ queryKey, exact: true }),
    back: () => outbox.flush(),
  })
  const room = useMemo(
    () => ({
      at: { partnership, meeting: id },
      meeting: isOver ? { ...data, allowed: [], mayWrite: false } : data,
      members,
      exceptions: exceptions ?? [],
      outbox,
      waiting,
      present,
      connected,
      isOver,
    }),
    [partnership, id, data, members, exceptions, outbox, waiting, present, connected, isOver],
  )
  return <RoomContext value={room}>{children}</RoomContext>
}

const outboxes = new WeakMap<QueryClient, Map<string, MinutesOutbox>>()

/** One for each meeting, whichever of its views is shown: what waits goes on being sent after a page has been left. */
function outboxOf(client: QueryClient, partnership: string, meeting: string): MinutesOutbox {
  const all = outboxes.get(client) ?? new Map<string, MinutesOutbox>()
  outboxes.set(client, all)
  const known = all.get(meeting)
  if (known !== undefined) return known
  const at = { partnership, meeting }
  const made = new MinutesOutbox({
    key: `minutes ${meeting}`,
    send: (typed) => sendTyped(at, typed),
    stored: (what, view) =>
      client.setQueryData(meetingQuery(at).queryKey, (now) => (now === undefined ? now : withStored(now, what, view))),
    barred: ({ code }) => {
      const { queryKey } = code === 'signed-out' ? sessionQuery : meetingQuery(at)
      void client.invalidateQueries({ queryKey: [...queryKey], exact: true })
    },
  })
  all.set(meeting, made)
  return made
}

async function sendTyped(at: InMeeting, typed: TypedField): Promise<ChallengeView | PromiseView> {
  const { what, id, field, base: version, itemId, challengeId, reason } = typed
  const change = { field, value: field === 'dueOn' ? dayTyped(String(typed.value ?? '')) : typed.value } as never
  return what === 'challenge'
    ? writeChallenge(at, id, { itemId, version, reason, change })
    : writePromise(at, id, { itemId, challengeId, version, reason, change })
}

/** What cannot be read as a day stays as it was typed, and is said. */
function dayTyped(text: string): string | null {
  if (text.trim() === '') return null
  const day = typedDay(text)
  if (day !== null) return day
  const message = 'Enter a day, such as 31 March 2027.'
  throw new Problem('invalid', message, { fields: [{ field: 'dueOn', message }] })
}

function useOutbox(partnership: string, meeting: string): MinutesOutbox {
  const client = useQueryClient()
  const outbox = outboxOf(client, partnership, meeting)
  useEffect(() => {
    const flush = () => outbox.flush()
    const warn = (event: BeforeUnloadEvent) => {
      outbox.flush()
      if (outbox.snapshot().size > 0) event.preventDefault()
    }
    window.addEventListener('online', flush)
    window.addEventListener('beforeunload', warn)
    return () => {
      window.removeEventListener('online', flush)
      window.removeEventListener('beforeunload', warn)
      outbox.flush()
    }
  }, [outbox])
  return outbox
}
