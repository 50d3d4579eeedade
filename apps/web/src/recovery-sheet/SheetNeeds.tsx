import { MOST_NEEDS } from '@ttc/domain/recovery-sheet/check'
import { useFieldArray } from 'react-hook-form'
import { Button } from '../design/Button.tsx'
import { Checkbox } from '../design/Checkbox.tsx'
import { TextInput } from '../design/TextInput.tsx'
import { DayInput } from '../problem/DayInput.tsx'
import { errorAt } from '../problem/FormProblems.tsx'
import type { FormOf } from '../problem/use-contract-form.ts'
import { emptyNeed, type SheetValues } from './sheet-values.ts'

/** What is needed, from whom and by when; nothing may be needed. */
export function SheetNeeds({ form }: { form: FormOf<SheetValues, unknown> }) {
  const rows = useFieldArray({ control: form.control, name: 'content.needs', keyName: 'key' })
  return (
    <>
      {rows.fields.length === 0 && <p className="ttc-muted">Nothing is asked of anybody yet.</p>}
      {rows.fields.map((row, place) => {
        const at = `content.needs.${place}` as const
        return (
          <fieldset className="ttc-recovery__row ttc-recovery__row--need" key={row.key}>
            <legend className="govuk-visually-hidden">Need {place + 1}</legend>
            <TextInput
              {...form.register(`${at}.from`)}
              id={`${at}.from`}
              label="From"
              error={errorAt(form, `${at}.from`)}
            />
            <TextInput
              {...form.register(`${at}.what`)}
              id={`${at}.what`}
              label="What"
              error={errorAt(form, `${at}.what`)}
            />
            <DayInput form={form} name={`${at}.by`} label="By" optional />
            <Checkbox {...form.register(`${at}.toDirectors`)} id={`${at}.toDirectors`} label="Put this to directors" />
            <Button look="link" onClick={() => rows.remove(place)}>
              Remove <span className="govuk-visually-hidden">need {place + 1}</span>
            </Button>
          </fieldset>
        )
      })}
      {rows.fields.length < MOST_NEEDS && (
        <p>
          <Button look="secondary" onClick={() => rows.append(emptyNeed())}>
            Add what you need
          </Button>
        </p>
      )}
    </>
  )
}
