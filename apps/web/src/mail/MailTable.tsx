import type { MailListView } from '@ttc/contracts/mail'
import { Button } from '../design/Button.tsx'
import { Moment } from '../design/Moment.tsx'
import { type Column, Table } from '../design/Table.tsx'
import { KINDS } from './mail-words.ts'

type Mail = MailListView['mails'][number]
type MailTableProps = { mails: readonly Mail[]; empty: string; busy: boolean; onRead: (mail: string) => void }

const STATES: Readonly<Record<Mail['state'], string>> = {
  queued: 'Waiting to be sent',
  sending: 'Being sent',
  sent: 'Sent',
  failed: 'Failed',
  kept: 'Kept here: hand it on',
}

export function MailTable({ mails, empty, busy, onRead }: MailTableProps) {
  const reading: Column<Mail> = {
    key: 'read',
    header: 'Words',
    cell: ({ id, state, to }) =>
      state === 'kept' ? (
        <Button look="link" busy={busy} busyWords="Opening" onClick={() => onRead(id)}>
          Read<span className="govuk-visually-hidden"> the mail to {to}</span>
        </Button>
      ) : (
        '–'
      ),
  }
  return (
    <Table
      caption="Mails, newest first"
      captionHidden
      narrow="blocks"
      rows={mails}
      rowKey={({ id }) => id}
      empty={empty}
      columns={[
        { key: 'subject', header: 'Subject', rowHeader: true, cell: ({ subject }) => subject },
        { key: 'kind', header: 'Kind', cell: ({ kind }) => KINDS[kind] },
        { key: 'to', header: 'To', cell: ({ to }) => to },
        { key: 'made', header: 'Written', cell: ({ createdAt }) => <Moment at={createdAt} /> },
        { key: 'state', header: 'State', cell: (mail) => <State mail={mail} /> },
        reading,
      ]}
    />
  )
}

function State({ mail: { state, sentAt, attempts, error } }: { mail: Mail }) {
  if (state === 'sent' && sentAt !== null)
    return (
      <>
        Sent <Moment at={sentAt} />
      </>
    )
  const tries = attempts > 0 && `, tried ${attempts === 1 ? 'once' : `${attempts} times`}`
  return (
    <>
      {state === 'failed' ? <b>Failed</b> : STATES[state]}
      {tries}
      {error !== null && ` (${error})`}
    </>
  )
}
