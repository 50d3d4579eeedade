import type { IndicatorView } from '@ttc/contracts/indicator'
import { describeUnit } from '@ttc/domain/figure/value'
import { useFieldArray } from 'react-hook-form'
import { Button } from '../design/Button.tsx'
import { Select } from '../design/Select.tsx'
import { NumberInput } from '../design/TextInput.tsx'
import { errorAt } from '../problem/FormProblems.tsx'
import type { FormOf } from '../problem/use-contract-form.ts'
import { emptyTarget, type TargetValues, targetPeriods } from './target-values.ts'

type TargetRowsProps<Request> = {
  form: FormOf<TargetValues, Request>
  indicator: IndicatorView
  isRange: boolean
}

/** A row for every dated target; what is left out ends with the new ones. */
export function TargetRows<Request>(props: TargetRowsProps<Request>) {
  const form = props.form as unknown as FormOf<TargetValues, unknown>
  const rows = useFieldArray({ control: form.control, name: 'targets', keyName: 'key' })
  const periods = targetPeriods(props.indicator)
  const unit = describeUnit(props.indicator.scale.unit)
  const named = (what: string) => (unit === '' ? what : `${what} (${unit})`)
  return (
    <>
      {rows.fields.length === 0 && <p className="ttc-muted">No target yet.</p>}
      {rows.fields.map((row, place) => {
        const at = `targets.${place}` as const
        return (
          <fieldset className="ttc-target" key={row.key}>
            <legend className="govuk-visually-hidden">Target {place + 1}</legend>
            <Select
              {...form.register(`${at}.period`)}
              label="Period"
              options={periods}
              placeholder="Choose a period"
              error={errorAt(form, `${at}.period`) ?? errorAt(form, `${at}.period.start`)}
            />
            {props.isRange ? (
              <>
                <NumberInput
                  {...form.register(`${at}.lower`)}
                  label={named('From')}
                  width={5}
                  error={errorAt(form, `${at}.lower`)}
                />
                <NumberInput
                  {...form.register(`${at}.upper`)}
                  label={named('To')}
                  width={5}
                  error={errorAt(form, `${at}.upper`)}
                />
              </>
            ) : (
              <NumberInput
                {...form.register(`${at}.value`)}
                label={named('Target')}
                width={10}
                error={errorAt(form, `${at}.value`)}
              />
            )}
            <Button look="link" onClick={() => rows.remove(place)}>
              Remove <span className="govuk-visually-hidden">target {place + 1}</span>
            </Button>
          </fieldset>
        )
      })}
      <p>
        <Button look="secondary" onClick={() => rows.append(emptyTarget())}>
          Add a dated target
        </Button>
      </p>
    </>
  )
}
