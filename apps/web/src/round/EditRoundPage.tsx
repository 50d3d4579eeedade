import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams, useRouter } from '@tanstack/react-router'
import { EditRound, type RoundView } from '@ttc/contracts/round'
import { describeDay } from '@ttc/domain/period/label'
import { Problem } from '@ttc/domain/problem'
import { isRunning, roundDayNames, roundDayWords } from '@ttc/domain/round'
import { describeReminders } from '@ttc/domain/round.words'
import { BackLink } from '../design/BackLink.tsx'
import { ConflictNotice, type ConflictRow } from '../design/ConflictNotice.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { Page } from '../design/Page.tsx'
import { type InPlan, whoOwesAddress } from '../http/address.ts'
import { useContractForm } from '../problem/use-contract-form.ts'
import { useEditing } from '../problem/use-editing.ts'
import { RoundForm } from './RoundForm.tsx'
import { roundsQuery, useEditRound } from './round.api.ts'
import { type RoundValues, requestOf, valuesOf } from './round-values.ts'
import './round.scss'

/** The name, days and reminders of a round. */
export function EditRoundPage() {
  const at = useParams({ from: '/partnerships/$partnership/plans/$plan/rounds/$round' })
  const { rounds, asOf, plan } = useSuspenseQuery(roundsQuery(at)).data
  const round = rounds.find(({ id }) => id === at.round)
  if (round === undefined) throw new Problem('not-found', 'This round is not in the plan.')
  return (
    <>
      <BackLink href={whoOwesAddress(at, round.id)}>Who owes what</BackLink>
      <Page title={`Change ${round.name}`} caption={plan.name} width="question">
        {round.state === 'closed' ? (
          <EmptyState title="This round is closed">
            <p>Its days stay as they were.</p>
          </EmptyState>
        ) : (
          <EditForm at={at} round={round} asOf={asOf} />
        )}
      </Page>
    </>
  )
}

function EditForm({ at, round, asOf }: { at: InPlan; round: RoundView; asOf: string }) {
  const router = useRouter()
  const save = useEditRound(at.partnership, round.id)
  const first = valuesOf(round)
  const form = useContractForm({
    schema: EditRound,
    values: first,
    toRequest: (values: RoundValues) => ({ version: round.version, ...requestOf(values) }),
    draft: `round ${round.id}`,
  })
  const editing = useEditing(form, {
    send: save.mutateAsync,
    stored: () => router.history.push(whoOwesAddress(at, round.id)),
  })
  return (
    <>
      {editing.conflict && (
        <ConflictNotice
          what="this round"
          theirs={null}
          rows={conflictRows(form.getValues(), first)}
          onKeepMine={() => void editing.submit()}
          onTakeTheirs={editing.takeTheirs}
          busy={save.isPending}
        />
      )}
      <RoundForm
        form={form}
        first={first}
        running={isRunning(round.state) ? round : null}
        asOf={asOf}
        stored={round.reminders}
        busy={save.isPending}
        button="Save the round"
        onSubmit={editing.submit}
      />
    </>
  )
}

function conflictRows(mine: RoundValues, theirs: RoundValues): readonly ConflictRow[] {
  const row = (field: string, of: (values: RoundValues) => string): ConflictRow => ({
    field,
    mine: of(mine),
    theirs: of(theirs),
    changed: of(mine) !== of(theirs),
  })
  return [
    row('Name', ({ name }) => name),
    ...roundDayNames.map((name) =>
      row(roundDayWords[name], (values) => (values[name].length === 10 ? describeDay(values[name]) : values[name])),
    ),
    row('Reminders', (values) => describeReminders(requestOf(values).reminders)),
    row('Opens by itself', ({ opensByItself }) => (opensByItself ? 'Yes' : 'No')),
  ]
}
