import { useQuery } from '@tanstack/react-query'
import type { PromiseHistoryView } from '@ttc/contracts/promise'
import { describePromiseState } from '@ttc/domain/promise.words'
import { Day } from '../design/Day.tsx'
import { Loading } from '../design/Loading.tsx'
import { promiseHistoryQuery } from './promise.api.ts'

type Event = PromiseHistoryView['events'][number]

/** What happened to a promise, newest first, with who said so and when. */
export function PromiseHistory({ partnership, promise }: { partnership: string; promise: string }) {
  const { data } = useQuery(promiseHistoryQuery(partnership, promise))
  if (data === undefined) return <Loading label="Loading what happened" />
  return (
    <ol reversed>
      {data.events.map((event) => (
        <li key={event.sequence}>
          <Day date={event.on} short />: {wordsOf(event)}
          {event.by !== null && `, by ${event.by.name}`}
          {event.meeting !== null && `, in ${event.meeting.name}`}
          {event.note !== '' && `. ${event.note}`}
        </li>
      ))}
    </ol>
  )
}

function wordsOf({ what, state }: Event): string {
  if (what === 'made') return 'promised'
  if (what === 'passed-on') return 'passed on to another owner'
  return what === 'corrected' ? 'its words were corrected' : describePromiseState(state).toLowerCase()
}
