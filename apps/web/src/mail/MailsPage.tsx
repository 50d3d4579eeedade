import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { MailListView } from '@ttc/contracts/mail'
import { Button } from '../design/Button.tsx'
import { Moment } from '../design/Moment.tsx'
import { Notice } from '../design/Notice.tsx'
import { Page } from '../design/Page.tsx'
import { type Column, Table } from '../design/Table.tsx'
import { KeptMail } from './KeptMail.tsx'
import { mailsQuery, useReadMail } from './mail.api.ts'

type Mail = MailListView['mails'][number]

const STATES: Readonly<Record<Mail['state'], string>> = {
  queued: 'Waiting to be sent',
  sending: 'Being sent',
  sent: 'Sent',
  failed: 'Failed',
  kept: 'Kept here: hand it on',
}

/** What was mailed, what failed, and what has to be handed on where no mail server is set. */
export function MailsPage() {
  const { partnership } = useParams({ from: '/partnerships/$partnership/mails' })
  const { delivery, mails } = useSuspenseQuery(mailsQuery(partnership)).data
  const read = useReadMail(partnership)
  const reading: Column<Mail> = {
    key: 'read',
    header: 'Words',
    cell: ({ id, state, to }) =>
      state === 'kept' ? (
        <Button look="link" busy={read.isPending} busyWords="Opening" onClick={() => read.mutate(id)}>
          Read<span className="govuk-visually-hidden"> the mail to {to}</span>
        </Button>
      ) : (
        '–'
      ),
  }
  return (
    <Page title="Mails" caption="To the people of this partnership">
      {delivery === 'kept' && (
        <Notice tone="warning" title="No mail leaves this server yet">
          <p>
            No mail server is set (SMTP_URL). Mails are kept here: read them and hand their links on yourself. Who reads
            one is recorded, because its link lets somebody in.
          </p>
        </Notice>
      )}
      {read.error && (
        <Notice tone="problem" title="The mail could not be read">
          <p>{read.error.message}</p>
        </Notice>
      )}
      {read.data && <KeptMail mail={read.data} onClose={read.reset} />}
      <Table
        caption="Mails, newest first"
        captionHidden
        narrow="blocks"
        rows={mails}
        rowKey={({ id }) => id}
        empty="No mail has been written yet."
        columns={[
          { key: 'subject', header: 'Subject', rowHeader: true, cell: ({ subject }) => subject },
          { key: 'to', header: 'To', cell: ({ to }) => to },
          { key: 'made', header: 'Written', cell: ({ createdAt }) => <Moment at={createdAt} /> },
          { key: 'state', header: 'State', cell: (mail) => <State mail={mail} /> },
          reading,
        ]}
      />
    </Page>
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
