import { useFieldArray, useWatch } from 'react-hook-form'
import { Checkbox } from '../design/Checkbox.tsx'
import { Radios } from '../design/Choices.tsx'
import { TextInput } from '../design/TextInput.tsx'
import { errorAt } from '../problem/FormProblems.tsx'
import type { FormOf } from '../problem/use-contract-form.ts'
import { type ImportValues, YEAR_TYPES } from './import-values.ts'

/** Which indicators the file fills, and what the file does not say of itself. */
export function ImportFields<Request>(props: { form: FormOf<ImportValues, Request> }) {
  const form = props.form as unknown as FormOf<ImportValues, unknown>
  const rows = useFieldArray({ control: form.control, name: 'indicators', keyName: 'key_' })
  const typed = useWatch({ control: form.control, name: 'indicators' })
  const error = errorAt(form, 'indicators')
  return (
    <>
      <fieldset className={error ? 'ttc-import__choose ttc-import__choose--error' : 'ttc-import__choose'}>
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">Indicators to fill</legend>
        {error && (
          <p className="govuk-error-message">
            <span className="govuk-visually-hidden">Error:</span> {error}
          </p>
        )}
        <div className="ttc-import__list">
          {rows.fields.map((row, place) => (
            <div key={row.key_} className="ttc-import__row">
              <Checkbox {...form.register(`indicators.${place}.chosen`)} label={row.name} />
              {typed[place]?.chosen && (
                <TextInput
                  {...form.register(`indicators.${place}.key`)}
                  label="Its name or code in the file"
                  error={errorAt(form, `indicators.${place}.key`)}
                />
              )}
            </div>
          ))}
        </div>
      </fieldset>
      <Radios {...form.register('yearType')} label="Years in the file are" small choices={YEAR_TYPES} />
      <TextInput
        {...form.register('source')}
        label="Source"
        optional
        hint="Publisher and date, kept with every value."
        error={errorAt(form, 'source')}
      />
      <Checkbox {...form.register('refuseAllOnProblem')} label="Store nothing if a single row is refused" />
    </>
  )
}
