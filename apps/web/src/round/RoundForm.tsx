import { type RoundDays, roundDayNames, roundDayWords, roundLimits } from '@ttc/domain/round'
import { describeReminder, describeWeekday } from '@ttc/domain/round.words'
import type { FieldValues } from 'react-hook-form'
import { Actions, Button } from '../design/Button.tsx'
import { Checkbox } from '../design/Checkbox.tsx'
import { Checkboxes } from '../design/Choices.tsx'
import { Day } from '../design/Day.tsx'
import { Notice } from '../design/Notice.tsx'
import { TextInput } from '../design/TextInput.tsx'
import { DayInput } from '../problem/DayInput.tsx'
import { errorAt, FormProblems } from '../problem/FormProblems.tsx'
import type { FormOf } from '../problem/use-contract-form.ts'
import { type Moved, proposedFor, type RoundValues, reminderChoices } from './round-values.ts'

type RoundFormProps<Request extends FieldValues> = {
  form: FormOf<RoundValues, Request>
  first: RoundValues
  /** The stored days of a round that is open; null for one that is planned. */
  running: RoundDays | null
  asOf: string
  stored: readonly number[]
  busy: boolean
  button: string
  onSubmit: (event?: React.BaseSyntheticEvent) => Promise<void>
}

/** The meeting first: the other days are proposed from it and moved only when somebody says so. */
export function RoundForm<Request extends FieldValues>(props: RoundFormProps<Request>) {
  const { form, first, running, asOf } = props
  const values = form.watch() as RoundValues
  const others = roundDayNames.filter((name) => name !== 'meetsOn')
  return (
    <form onSubmit={props.onSubmit} noValidate>
      <FormProblems form={form} />
      <TextInput
        {...form.register('name' as never)}
        label="Name"
        maxLength={roundLimits.name}
        error={errorAt(form, 'name')}
      />
      <DayInput form={form} name="meetsOn" label={roundDayWords.meetsOn} hint={describeWeekday(values.meetsOn)} />
      <Proposed
        moved={proposedFor(values, first, running, asOf)}
        onTake={(moved) => {
          for (const { name, to } of moved) form.setValue(name, to as never, { shouldDirty: true })
        }}
      />
      <div className="ttc-round-form__days">
        {others.map((name) => (
          <DayInput
            key={name}
            form={form}
            name={name}
            label={roundDayWords[name]}
            hint={
              running !== null && running[name] < asOf
                ? 'This day has passed and stays as it is.'
                : describeWeekday(values[name])
            }
          />
        ))}
      </div>
      <Checkboxes
        {...form.register('reminders' as never)}
        label="Reminders by mail"
        hint="Counted from the day something is due. Only whoever has not answered is reminded."
        small
        choices={reminderChoices(props.stored).map((days) => ({ value: String(days), label: describeReminder(days) }))}
        error={errorAt(form, 'reminders')}
      />
      {running === null && (
        <Checkbox
          {...form.register('opensByItself' as never)}
          label="Open it by itself on its day"
          hint="Otherwise it waits for your press."
          error={errorAt(form, 'opensByItself')}
        />
      )}
      <Actions>
        <Button type="submit" busy={props.busy} busyWords="Saving">
          {props.button}
        </Button>
      </Actions>
    </form>
  )
}

type ProposedProps = { moved: readonly Moved[]; onTake: (moved: readonly Moved[]) => void }

function Proposed({ moved, onTake }: ProposedProps) {
  if (moved.length === 0) return null
  return (
    <Notice tone="advice" title="The meeting is on another day: move these with it?">
      <ul className="govuk-list ttc-moved">
        {moved.map(({ name, from, to }) => (
          <li key={name}>
            {roundDayWords[name]}: {from.length === 10 ? <Day date={from} short /> : 'no day'} → <Day date={to} short />
          </li>
        ))}
      </ul>
      <Button look="secondary" onClick={() => onTake(moved)}>
        Use these days
      </Button>
    </Notice>
  )
}
