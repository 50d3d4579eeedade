import { useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { EditChallengeMeeting } from '@ttc/contracts/challenge-meeting'
import { BackLink } from '../design/BackLink.tsx'
import { Page } from '../design/Page.tsx'
import { TextInput } from '../design/TextInput.tsx'
import { meetingAddress } from '../http/address.ts'
import { membersQuery } from '../partnership/partnership.api.ts'
import { checkOffered } from '../problem/check-offered.ts'
import { EditForm } from '../problem/EditForm.tsx'
import { errorAt } from '../problem/FormProblems.tsx'
import { useContractForm } from '../problem/use-contract-form.ts'
import { useEditing } from '../problem/use-editing.ts'
import { meetingQuery, useEditMeeting } from './challenge-meeting.api.ts'
import { MeetingFields } from './MeetingFields.tsx'
import { type MeetingValues, requestOf, valuesOf } from './meeting-values.ts'

const FIELDS = [
  { name: 'name', label: 'Name of the meeting' },
  { name: 'meetsOn', label: 'Day' },
  { name: 'startsAt', label: 'Time' },
  { name: 'place', label: 'Place' },
  { name: 'minutes', label: 'Length' },
  { name: 'marking', label: 'Protective marking' },
] as const

/** The details of a meeting; another day needs a reason, which stays in its history. */
export function EditMeetingPage() {
  const {
    partnership,
    plan,
    meeting: id,
  } = useParams({
    from: '/partnerships/$partnership/plans/$plan/meetings/$meeting/edit',
  })
  const navigate = useNavigate()
  const at = { partnership, meeting: id }
  const meeting = useSuspenseQuery(meetingQuery(at)).data
  checkOffered(meeting.allowed, 'challenge-meeting.run')
  const { members } = useSuspenseQuery(membersQuery(partnership)).data
  const edit = useEditMeeting(at)
  const back = meetingAddress({ partnership, plan }, id)
  const stored = valuesOf(meeting)
  const form = useContractForm({
    schema: EditChallengeMeeting,
    values: stored,
    toRequest: (typed: MeetingValues) => ({ version: meeting.version, ...requestOf(typed), reason: typed.reason }),
    draft: `edit meeting ${id}`,
  })
  const editing = useEditing(form, { send: edit.mutateAsync, stored: () => void navigate({ href: back }) })
  return (
    <>
      <BackLink href={back}>{meeting.name}</BackLink>
      <Page title="Change the meeting" caption={meeting.plan.name} width="question">
        <EditForm
          form={form}
          editing={editing}
          what="the meeting"
          stored={stored}
          fields={FIELDS}
          busy={edit.isPending}
          save="Save"
          back={back}
        >
          <MeetingFields form={form} members={members} />
          <TextInput
            {...form.register('reason')}
            label="Why it is on another day"
            hint="Needed where you change the day. Everybody can read it."
            optional
            error={errorAt(form, 'reason')}
          />
        </EditForm>
      </Page>
    </>
  )
}
