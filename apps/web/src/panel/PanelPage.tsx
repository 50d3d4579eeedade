import { useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { type PanelView, SetPanelPaper } from '@ttc/contracts/panel'
import { describeDay } from '@ttc/domain/period/label'
import { BackLink } from '../design/BackLink.tsx'
import { Actions, Button } from '../design/Button.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { Notice } from '../design/Notice.tsx'
import { Page } from '../design/Page.tsx'
import { meetingAddress } from '../http/address.ts'
import { membersQuery } from '../partnership/partnership.api.ts'
import { checkOffered } from '../problem/check-offered.ts'
import { errorAt, FormProblems } from '../problem/FormProblems.tsx'
import { useContractForm } from '../problem/use-contract-form.ts'
import { PanelChoiceFields } from './PanelChoiceFields.tsx'
import { panelQuery, useSetPanelPaper } from './panel.api.ts'
import { type PanelChoice, type PanelValues, requestOf, sentPlace, valuesOf } from './panel-values.ts'
import './panel.scss'

/** Whoever runs a meeting chooses what the young people's panel asked for, in plain words. */
export function PanelPage() {
  const { partnership, plan, meeting } = useParams({
    from: '/partnerships/$partnership/plans/$plan/meetings/$meeting/panel',
  })
  const navigate = useNavigate()
  const at = { partnership, meeting }
  const panel = useSuspenseQuery(panelQuery(at)).data
  checkOffered(panel.allowed, 'challenge-meeting.run')
  const { members } = useSuspenseQuery(membersQuery(partnership)).data
  const set = useSetPanelPaper(at)
  const back = `${meetingAddress({ partnership, plan }, meeting)}#panel`
  const form = useContractForm({
    schema: SetPanelPaper,
    values: valuesOf(panel),
    toRequest: (typed: PanelValues) => requestOf(typed, panel.version),
    draft: `panel ${meeting}`,
  })
  const submit = form.sending({ send: set.mutateAsync, stored: () => void navigate({ href: back }) })
  const choices = form.watch('choices')
  const change = (i: number, over: Partial<PanelChoice>) =>
    form.setValue(
      'choices',
      choices.map((one, place) => (place === i ? { ...one, ...over } : one)),
    )
  const where = (i: number, field: string) => `priorities.${sentPlace(choices, i)}.${field}`
  const ids = choices.flatMap(({ priorityId, chosen }, i) =>
    chosen
      ? [
          [where(i, 'plain'), `plain-${priorityId}`],
          [where(i, 'placementIds'), `curves-${priorityId}`],
          [where(i, 'answererMemberId'), `answerer-${priorityId}`],
        ]
      : [],
  )
  return (
    <>
      <BackLink href={back}>{panel.meeting.name}</BackLink>
      <Page
        title="What the young people’s panel is given"
        caption={`${panel.meeting.name} · ${describeDay(panel.meeting.meetsOn)}`}
        width="question"
      >
        <p>
          Choose the parts of the plan that the panel asked for. They see them through their link, with the numbers as
          they stand on the day they look; small numbers stay hidden.
        </p>
        {panel.offered.length === 0 ? (
          <EmptyState title="The plan has no priorities yet">
            <p>Add priorities to the plan first.</p>
          </EmptyState>
        ) : (
          <form onSubmit={submit} noValidate>
            <FormProblems
              form={form}
              ids={{ ...Object.fromEntries(ids), priorities: `chosen-${choices[0]?.priorityId}` }}
            />
            {form.formState.errors.root?.server?.type === 'conflict' && <StoredNow panel={panel} />}
            {panel.offered.map((offered, i) => {
              const choice = choices[i]
              if (choice === undefined) return null
              return (
                <PanelChoiceFields
                  key={offered.id}
                  offered={offered}
                  choice={choice}
                  members={members}
                  errorOf={(field) => (choice.chosen ? errorAt(form, where(i, field)) : null)}
                  onChange={(over) => change(i, over)}
                />
              )
            })}
            <Actions>
              <Button type="submit" busy={set.isPending} busyWords="Saving">
                Save
              </Button>
              <a href={back}>Cancel</a>
            </Actions>
          </form>
        )}
      </Page>
    </>
  )
}

/** What somebody else saved meanwhile: to be read before one's own takes its place. */
function StoredNow({ panel: { priorities } }: { panel: PanelView }) {
  return (
    <Notice tone="advice" title="This is stored now. Saving puts yours in its place.">
      <ul>
        {priorities.map(({ priority, plain }) => (
          <li key={priority.id}>
            <b>{priority.name}</b>: {plain}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
