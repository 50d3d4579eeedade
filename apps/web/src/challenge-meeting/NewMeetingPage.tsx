import { useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { PlanChallengeMeeting } from '@ttc/contracts/challenge-meeting'
import { newId } from '@ttc/contracts/new-id'
import { useState } from 'react'
import { BackLink } from '../design/BackLink.tsx'
import { Actions, Button } from '../design/Button.tsx'
import { Page } from '../design/Page.tsx'
import { meetingAddress, meetingsAddress } from '../http/address.ts'
import { membersQuery } from '../partnership/partnership.api.ts'
import { checkOffered } from '../problem/check-offered.ts'
import { FormProblems } from '../problem/FormProblems.tsx'
import { useContractForm } from '../problem/use-contract-form.ts'
import { meetingsQuery, usePlanMeeting } from './challenge-meeting.api.ts'
import { MeetingFields } from './MeetingFields.tsx'
import { type MeetingValues, requestOf } from './meeting-values.ts'

export function NewMeetingPage() {
  const at = useParams({ from: '/partnerships/$partnership/plans/$plan/meetings/new' })
  const navigate = useNavigate()
  const { plan, allowed } = useSuspenseQuery(meetingsQuery(at)).data
  checkOffered(allowed, 'challenge-meeting.run')
  const { members } = useSuspenseQuery(membersQuery(at.partnership)).data
  const create = usePlanMeeting(at)
  const [id] = useState(newId)
  const form = useContractForm({
    schema: PlanChallengeMeeting,
    values: {
      name: 'Challenge meeting',
      meetsOn: '',
      startsAt: '',
      place: '',
      minutes: '90',
      chairMemberId: '',
      minuteTakerMemberId: '',
      marking: plan.marking,
      reason: '',
    },
    toRequest: (typed: MeetingValues) => ({ id, ...requestOf(typed) }),
    draft: `challenge meeting of ${at.plan}`,
  })
  const submit = form.sending({
    send: create.mutateAsync,
    stored: (answer) => void navigate({ href: meetingAddress(at, answer.id) }),
  })
  return (
    <>
      <BackLink href={meetingsAddress(at)}>Challenge meetings</BackLink>
      <Page title="Plan a challenge meeting" caption={plan.name} width="question">
        <p>
          The agenda is proposed from the promises of the last meeting and from what is red and amber, worst first, with
          minutes to fit the length. You can change it until the day.
        </p>
        <form onSubmit={submit} noValidate>
          <FormProblems form={form} />
          <MeetingFields form={form} members={members} />
          <Actions>
            <Button type="submit" busy={create.isPending} busyWords="Saving">
              Plan the meeting
            </Button>
          </Actions>
        </form>
      </Page>
    </>
  )
}
