import type { AgendaItemView, ChallengeMeetingView } from '@ttc/contracts/challenge-meeting'
import { useState } from 'react'
import { useSetCourse } from './challenge-meeting.api.ts'
import { useMeetingRoom } from './meeting-room.tsx'

/** The item that is on; where none is, the first that has not been, else the last. */
function itemOn({ items }: ChallengeMeetingView): AgendaItemView | null {
  return (
    items.find(({ state }) => state === 'now') ?? items.find(({ state }) => state === 'waiting') ?? items.at(-1) ?? null
  )
}

/**
 * The item in front of everybody. Whoever runs the meeting moves it on for all; others may look at another for
 * themselves, and are taken along again when the meeting moves.
 */
export function useShownItem() {
  const { at, meeting } = useMeetingRoom()
  const course = useSetCourse(at)
  const on = itemOn(meeting)
  const [looked, setLooked] = useState<Readonly<{ id: string; while: string | null }> | null>(null)
  const own = looked !== null && looked.while === (on?.id ?? null) ? looked.id : null
  const item = meeting.items.find(({ id }) => id === own) ?? on
  const runs = meeting.allowed.includes('challenge-meeting.run') && meeting.state !== 'closed'
  function choose(id: string) {
    if (runs && meeting.state === 'held')
      course.mutate({ version: meeting.version, itemId: id, running: true, minutes: null })
    else setLooked({ id, while: on?.id ?? null })
  }
  return { item, number: item === null ? 0 : meeting.items.indexOf(item) + 1, choose }
}
