import type { PromiseRowView } from '@ttc/contracts/promise'
import { describeDue, describePromise } from '@ttc/domain/promise.words'
import { useState } from 'react'
import { Button } from '../design/Button.tsx'
import { Day } from '../design/Day.tsx'
import { AskedWhere } from './AskedWhere.tsx'
import { LateSettleForm } from './LateSettleForm.tsx'
import { PromiseHistory } from './PromiseHistory.tsx'
import './promise.scss'

type PromiseRowProps = { partnership: string; row: PromiseRowView; today: string }

/** A promise as a list item: how it stands, where it was made, and, for whoever may, the way to say what became of it. */
export function PromiseRow({ partnership, row, today }: PromiseRowProps) {
  const [opened, setOpened] = useState(false)
  const [told, setTold] = useState(false)
  const { text, owner, agency, dueOn, state, stateOn, note, question } = row
  const isBad = describePromise(row, today) !== 'Open' && state !== 'kept'
  return (
    <li>
      <p className="ttc-ledger__text">{text}</p>
      <p>
        <b className={isBad ? 'ttc-exc__bad' : undefined}>{describePromise(row, today)}</b>
        {stateOn !== null && (
          <>
            {' '}
            on <Day date={stateOn} short />
          </>
        )}{' '}
        · {[owner, agency].filter(Boolean).join(', ') || 'nobody named'} · {describeDue(dueOn)}
      </p>
      {note !== '' && <p>{note}</p>}
      <p className="ttc-muted">
        <AskedWhere partnership={partnership} row={row} place={`promise-${row.id}`} />
        {question !== null && question !== '' && ` · asked: ${question}`}
      </p>
      <Button look="link" aria-expanded={told} onClick={() => setTold(!told)}>
        What happened<span className="govuk-visually-hidden">: {text}</span>
      </Button>{' '}
      {told && <PromiseHistory partnership={partnership} promise={row.id} />}
      {row.mayUpdate && !opened && (
        <Button look="link" onClick={() => setOpened(true)}>
          Say what became of it<span className="govuk-visually-hidden">: {text}</span>
        </Button>
      )}
      {opened && (
        <LateSettleForm partnership={partnership} promise={row} meetingId={null} onDone={() => setOpened(false)} />
      )}
    </li>
  )
}
