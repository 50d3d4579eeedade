import { describeChallengeField } from '@ttc/domain/challenge.words'
import { Button } from '../design/Button.tsx'
import { Notice } from '../design/Notice.tsx'
import { useMeetingRoom } from './meeting-room.tsx'
import type { WaitingField } from './minutes-outbox.ts'

/** Told to somebody who may not take the minutes any more while they were typing: their words stay before them. */
export function KeptMinutes() {
  const { meeting, waiting, outbox } = useMeetingRoom()
  const kept = [...waiting.values()].filter(
    ({ state }) => state === 'barred' || (state === 'refused' && (!meeting.mayWrite || meeting.state === 'closed')),
  )
  return (
    <div role="alert">
      {kept.length > 0 && (
        <Notice tone="warning" title="Some of what you typed could not be stored">
          <p>{kept[0]?.message} It is kept here until you leave, so copy what you need:</p>
          <ul>
            {kept.map((one) => (
              <li key={`${one.id} ${one.field}`}>
                {nameOf(one)}: {textOf(one.value)}
              </li>
            ))}
          </ul>
          <Button look="secondary" onClick={() => outbox.tryAgain()}>
            Try to store it again
          </Button>
        </Notice>
      )}
    </div>
  )
}

function nameOf({ what, field }: WaitingField): string {
  if (what === 'challenge') return describeChallengeField(field as Parameters<typeof describeChallengeField>[0])
  return field === 'text' ? 'Promise' : field === 'dueOn' ? 'Due' : field === 'owner' ? 'Owner' : 'Agency'
}

/** What was typed into a field, as words: a name where it names somebody. */
export function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'object' && 'name' in value) return String(value.name)
  return String(value)
}
