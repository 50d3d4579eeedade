import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { ChallengeMeetingRowView } from '@ttc/contracts/challenge-meeting'
import { describeMeetingState } from '@ttc/domain/challenge-meeting.words'
import { ButtonLink } from '../design/Button.tsx'
import { Day } from '../design/Day.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { Page } from '../design/Page.tsx'
import { type InPlan, ledgerAddress, meetingAddress, meetingsAddress } from '../http/address.ts'
import { meetingsQuery } from './challenge-meeting.api.ts'
import './challenge-meeting.scss'

/** The challenge meetings of a plan, the latest day first. */
export function MeetingsPage() {
  const at = useParams({ from: '/partnerships/$partnership/plans/$plan/meetings' })
  const { plan, meetings, allowed } = useSuspenseQuery(meetingsQuery(at)).data
  return (
    <Page
      title="Challenge meetings"
      caption={plan.name}
      actions={
        <>
          <a href={ledgerAddress(at.partnership, { plan: plan.id })}>Ledger of challenges and promises</a>
          {allowed.includes('challenge-meeting.run') && (
            <ButtonLink href={`${meetingsAddress(at)}/new`}>Plan a meeting</ButtonLink>
          )}
        </>
      }
    >
      {meetings.length === 0 ? (
        <EmptyState title="No meeting is planned yet">
          <p>The plan coordinator or the plan lead plans one; its agenda is proposed from what is red and amber.</p>
        </EmptyState>
      ) : (
        <ul className="ttc-cmlist">
          {meetings.map((meeting) => (
            <Row key={meeting.id} at={at} meeting={meeting} />
          ))}
        </ul>
      )}
    </Page>
  )
}

function Row({ at, meeting }: { at: InPlan; meeting: ChallengeMeetingRowView }) {
  const { id, name, meetsOn, startsAt, place, state, chair, items, challenges, promises, stillPromised } = meeting
  const of = (part: string) => ledgerAddress(at.partnership, { part, meeting: id })
  return (
    <li>
      <h2>
        <a href={meetingAddress(at, id)}>{name}</a>
      </h2>
      <p>
        <Day date={meetsOn} />
        {[startsAt === null ? '' : ` at ${startsAt}`, place === '' ? '' : `, ${place}`].join('')} ·{' '}
        <b>{describeMeetingState(state)}</b>
        {chair !== null && ` · Chair: ${chair.name}`}
      </p>
      <p>
        {items} on the agenda ·{' '}
        {state === 'planned' ? (
          `${challenges} questions before the day`
        ) : (
          <a href={of('challenges')}>{challenges} challenges</a>
        )}{' '}
        · <a href={of('promises')}>{promises} promises</a>
        {stillPromised > 0 && `, ${stillPromised} still open or late`}
      </p>
    </li>
  )
}
