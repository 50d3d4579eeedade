import type { LinkListView, LinkView } from '@ttc/contracts/link'
import { describeValue } from '@ttc/domain/figure/value'
import { describeCannotGive, describeLastValue, describeLinkState } from '@ttc/domain/link.words'
import { describePeriod } from '@ttc/domain/period/label'
import { Day } from '../design/Day.tsx'
import { Moment } from '../design/Moment.tsx'
import { type InPlan, placementAddress } from '../http/address.ts'
import { DecideForm } from './DecideForm.tsx'
import { SendAgain } from './SendAgain.tsx'

type LinkCardProps = { at: InPlan; link: LinkView; allowed: LinkListView['allowed']; today: string }

/** One person, one number: how it stands, what was brought, and what can be done. */
export function LinkCard({ at, link, allowed, today }: LinkCardProps) {
  const { indicator, group, period, scale, state } = link
  return (
    <article className="ttc-link" aria-labelledby={`link-${link.id}`}>
      <p className={`ttc-link__state ttc-link__state--${state}`}>{describeLinkState(state)}</p>
      <h3 id={`link-${link.id}`}>
        <a href={placementAddress(at, link.placementId)}>{indicator.name}</a>
        {group !== null && `, ${group}`}, {describePeriod(period, scale.accumulation)}
      </h3>
      <p className="ttc-link__who">
        {link.forName}, {link.agency}. <Asked link={link} />
      </p>
      <Answer link={link} />
      {allowed.includes('link.accept') && state === 'waiting' && (
        <DecideForm key={link.answer?.id} partnership={at.partnership} link={link} />
      )}
      {allowed.includes('link.make') && state !== 'accepted' && (
        <SendAgain partnership={at.partnership} link={link} today={today} />
      )}
    </article>
  )
}

const MAILS: Readonly<Record<NonNullable<LinkView['mail']>['state'], string>> = {
  queued: 'The mail waits to be sent',
  sending: 'The mail is being sent',
  sent: 'The mail was sent',
  failed: 'The mail did not arrive',
  kept: 'No mail server is set: an administrator hands the mail on',
}

function Asked({ link }: { link: LinkView }) {
  const { madeBy, madeAt, expiresOn, mail, forEmail, openedAt, open } = link
  return (
    <>
      Asked by {madeBy.name} on <Day date={madeAt} short />, {open ? 'works until' : 'worked until'}{' '}
      <Day date={expiresOn} short />.{' '}
      {mail !== null && (
        <span className={mail.state === 'failed' ? 'ttc-link__failed' : undefined}>
          {MAILS[mail.state]}
          {mail.state === 'failed' ? `: check the address ${forEmail}.` : ` (${forEmail}).`}{' '}
        </span>
      )}
      {openedAt !== null && (
        <>
          Opened <Moment at={openedAt} />.
        </>
      )}
    </>
  )
}

function Answer({ link }: { link: LinkView }) {
  const { answer, standing, scale, warnings, state } = link
  if (answer === null) return null
  const brought = answer.value === null ? null : describeValue(answer.value, scale)
  return (
    <div className="ttc-link__answer">
      {answer.reason !== null && <p>“{describeCannotGive(answer.reason)}”</p>}
      {answer.hidden && (
        <p>
          A number that is not shown here: it is small, or would tell one that is hidden. Once accepted, coordinators
          and analysts can read it with a reason.
        </p>
      )}
      {brought !== null && <p className="ttc-link__value">{brought}</p>}
      {(state === 'accepted' || state === 'stored') && standing !== null && (
        <p className="ttc-link__value">{describeLastValue(standing, scale)}</p>
      )}
      {answer.note !== null && <p className="ttc-link__note">{answer.note}</p>}
      <p className="ttc-link__who">
        Sent <Moment at={answer.at} />
        {answer.decidedBy !== null && `; ${answer.state} by ${answer.decidedBy.name}`}
        {answer.refusal !== null && `: ${answer.refusal}`}
      </p>
      {state === 'waiting' && standing !== null && (
        <p>
          <b>Recorded now:</b> {describeLastValue(standing, scale)}. Accepting puts this number in its place.
        </p>
      )}
      {warnings.length > 0 && (
        <ul className="govuk-list govuk-list--bullet">
          {warnings.map(({ code, message }) => (
            <li key={code}>{message} Whoever gave it said that it is right.</li>
          ))}
        </ul>
      )}
    </div>
  )
}
