import type { ActionRowView } from '@ttc/contracts/action'
import { useState } from 'react'
import { Button } from '../design/Button.tsx'
import { Day } from '../design/Day.tsx'
import { priorityAddress, stepAddress } from '../http/address.ts'
import { standingWords } from './action-words.ts'
import { UpdateForm } from './UpdateForm.tsx'
import './action.scss'

type ActionRowProps = {
  partnership: string
  action: ActionRowView
  /** Left out where the list is of one priority. */
  withPriority?: boolean
}

/** One action: what is done and what it comes from, who owns it, by when, how it stands. */
export function ActionRow({ partnership, action, withPriority = true }: ActionRowProps) {
  const { id, walkId, plan, priority, text, effect, stops, takenFrom, owner, dueOn, state, mayUpdate } = action
  const isOver = state.status === 'done' || state.status === 'stopped'
  const [isOpen, setIsOpen] = useState(false)
  const at = { partnership, plan: plan.id }
  return (
    <li className="ttc-action">
      <div className="ttc-action__what">
        <a href={stepAddress(at, walkId, 'actions')}>{text}</a>
        {takenFrom !== null && (
          <small>
            From the {takenFrom.kind}: {takenFrom.text}
          </small>
        )}
        {effect !== '' && <small>Is to change: {effect}</small>}
        {!action.namesEffect && !isOver && <small className="ttc-late">Names nothing that it is to change</small>}
        {stops !== '' && <small>Stopped to make room: {stops}</small>}
        {withPriority && <a href={priorityAddress(at, priority.id)}>{priority.name}</a>}
      </div>
      <p className="ttc-action__whose">
        {owner === null ? <b className="ttc-late">No owner</b> : [owner.name, owner.agency].filter(Boolean).join(', ')}
        <br />
        {dueOn === null ? (
          <b className="ttc-late">No day it is due</b>
        ) : (
          <>
            Due <Day date={dueOn} short />
          </>
        )}
      </p>
      <div className="ttc-action__state">
        <b className={state.overdueDays === null && state.status !== 'late' ? undefined : 'ttc-late'}>
          {standingWords(state)}
        </b>
        {state.last !== null && (
          <small>
            <Day date={state.last.on} short />: {state.last.note}
          </small>
        )}
        {mayUpdate && !isOpen && (
          <Button look="link" onClick={() => setIsOpen(true)}>
            Say how it stands<span className="govuk-visually-hidden">: {text}</span>
          </Button>
        )}
      </div>
      {isOpen && (
        <UpdateForm
          of={{ partnership, walkId, id }}
          onStored={() => setIsOpen(false)}
          onLeave={() => setIsOpen(false)}
        />
      )}
    </li>
  )
}
