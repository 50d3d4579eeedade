import type { FollowUpView } from '@ttc/contracts/follow-up'
import { Day } from '../design/Day.tsx'

type Mailed = FollowUpView['people'][number]['note']

/** Whether somebody has had the note and the nudge, and what became of the mails. */
export function MailedWords({ note, nudge }: { note: Mailed; nudge: Mailed }) {
  if (note === null && nudge === null) return <span className="ttc-muted">Not sent yet</span>
  return (
    <>
      {note !== null && <One what="Sent" mailed={note} />}
      {nudge !== null && (
        <small>
          <One what="Reminded" mailed={nudge} />
        </small>
      )}
    </>
  )
}

function One({ what, mailed: { at, by, mail } }: { what: string; mailed: NonNullable<Mailed> }) {
  return (
    <>
      {mail?.state === 'failed' ? (
        <b>Could not be delivered{mail.error === null ? '' : ` (${mail.error})`}: send it again</b>
      ) : (
        <>
          {mail?.state === 'kept' ? 'Kept for the administrator to hand on,' : what} <Day date={at} short />
        </>
      )}
      {by !== null && <small>by {by.name}</small>}
    </>
  )
}
