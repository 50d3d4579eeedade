import type { AgendaItemView } from '@ttc/contracts/challenge-meeting'
import { newId } from '@ttc/contracts/new-id'
import type { PromiseView } from '@ttc/contracts/promise'
import { promiseLimits } from '@ttc/domain/promise'
import { useState } from 'react'
import { Button } from '../design/Button.tsx'
import { type FieldOf, MinutesField, useField } from './MinutesField.tsx'
import { useMeetingRoom } from './meeting-room.tsx'
import { type Entry, promisesUnder } from './minutes-state.ts'
import { namedOf, offeredAs, whoIs } from './people-typed.ts'

/** What was promised in answer to a challenge, by whom and by when; a second promise takes a press. */
export function PromiseFields({ challengeId, item }: { challengeId: string; item: AgendaItemView }) {
  const { meeting, waiting } = useMeetingRoom()
  const [blank, setBlank] = useState(newId)
  const [more, setMore] = useState(false)
  const known = promisesUnder(meeting, waiting, challengeId)
  const isNew = !known.some(({ id }) => id === blank)
  const shown: Entry<PromiseView>[] =
    isNew && (more || known.length === 0) ? [...known, { id: blank, stored: null }] : known
  return (
    <div className="ttc-cm__promises">
      {shown.map((entry, i) => (
        <OnePromise
          key={entry.id}
          entry={entry}
          challengeId={challengeId}
          item={item}
          label={shown.length === 1 ? 'Promise' : `Promise ${i + 1}`}
        />
      ))}
      {known.length > 0 && known.length === shown.length && (
        <Button
          look="link"
          onClick={() => {
            setBlank(newId())
            setMore(true)
          }}
        >
          Add another promise
        </Button>
      )}
    </div>
  )
}

type OnePromiseProps = {
  entry: Entry<PromiseView>
  challengeId: string
  item: AgendaItemView
  label: string
}

function OnePromise({ entry: { id, stored }, challengeId, item, label }: OnePromiseProps) {
  const { members } = useMeetingRoom()
  const of: FieldOf = { what: 'promise', id, itemId: item.id, challengeId }
  const agency = useField(of, 'agency', stored)
  const agencies = [...new Set(members.map((one) => one.agency))].filter((one) => one !== '')
  const shared = { of, stored }
  return (
    <div className="ttc-cm__promise">
      <MinutesField {...shared} field="text" label={label} rows={2} most={promiseLimits.text} />
      <div className="ttc-cm__row">
        <MinutesField
          {...shared}
          field="owner"
          label="Owner"
          offered={members.map(offeredAs)}
          asStored={namedOf(members)}
          onTyped={(text) => {
            const member = whoIs(members, text)
            if (member !== null) agency.put(member.agency)
          }}
        />
        <MinutesField {...shared} field="agency" label="Owner’s agency" offered={agencies} />
        <MinutesField {...shared} field="dueOn" label="Due" />
      </div>
    </div>
  )
}
