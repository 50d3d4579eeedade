import type { MemberView } from '@ttc/contracts/partnership'
import { MOST_ACTIONS } from '@ttc/domain/recovery-sheet/check'
import { useFieldArray, useWatch } from 'react-hook-form'
import { Button } from '../design/Button.tsx'
import { Details } from '../design/Details.tsx'
import { Select } from '../design/Select.tsx'
import { TextArea } from '../design/TextArea.tsx'
import { TextInput } from '../design/TextInput.tsx'
import { DayInput } from '../problem/DayInput.tsx'
import { errorAt } from '../problem/FormProblems.tsx'
import type { FormOf } from '../problem/use-contract-form.ts'
import { emptyAction, type SheetValues } from './sheet-values.ts'

type SheetActionsProps = { form: FormOf<SheetValues, unknown>; members: readonly MemberView[] }

/** A row for each thing that is done differently; without any, the reason why not. */
export function SheetActions({ form, members }: SheetActionsProps) {
  const rows = useFieldArray({ control: form.control, name: 'content.actions', keyName: 'key' })
  const typed = useWatch({ control: form.control, name: 'content.actions' })
  const why = useWatch({ control: form.control, name: 'content.whySame' })
  const wrong = errorAt(form, 'content.whySame')
  const isNone = typed.every(({ text }) => text.trim() === '')
  const owners = members.map(({ id, name, agency }) => ({ value: id, text: `${name}, ${agency}` }))
  return (
    <>
      {rows.fields.map((row, place) => {
        const at = `content.actions.${place}` as const
        return (
          <fieldset className="ttc-recovery__row" key={row.key}>
            <legend className="govuk-visually-hidden">Action {place + 1}</legend>
            <TextInput
              {...form.register(`${at}.text`)}
              id={`${at}.text`}
              label={`Action ${place + 1}`}
              error={errorAt(form, `${at}.text`)}
            />
            <Select
              {...form.register(`${at}.ownerMemberId`)}
              id={`${at}.ownerMemberId`}
              label="Owner"
              options={owners}
              placeholder="Choose one"
              error={errorAt(form, `${at}.ownerMemberId`)}
            />
            <DayInput form={form} name={`${at}.dueOn`} label="Due" />
            <Button look="link" onClick={() => rows.remove(place)}>
              Remove <span className="govuk-visually-hidden">action {place + 1}</span>
            </Button>
          </fieldset>
        )
      })}
      {rows.fields.length < MOST_ACTIONS && (
        <p>
          <Button look="secondary" onClick={() => rows.append(emptyAction())}>
            Add an action
          </Button>
        </p>
      )}
      {isNone && (
        <Details summary="Nothing will be done differently" open={why !== '' || wrong !== null}>
          <TextArea
            {...form.register('content.whySame')}
            id="content.whySame"
            label="Why not?"
            hint="In a sentence, in place of an action."
            rows={2}
            error={wrong}
          />
        </Details>
      )}
    </>
  )
}
