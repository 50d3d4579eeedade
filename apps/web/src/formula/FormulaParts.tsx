import type { FormulaView } from '@ttc/contracts/formula'
import type { IndicatorListView } from '@ttc/contracts/indicator'
import { useFieldArray } from 'react-hook-form'
import { Button } from '../design/Button.tsx'
import { Select } from '../design/Select.tsx'
import { errorAt } from '../problem/FormProblems.tsx'
import type { FormOf } from '../problem/use-contract-form.ts'
import { emptyPart, type FormulaValues, fieldOfPart } from './formula-values.ts'

type FormulaPartsProps = {
  form: FormOf<FormulaValues, unknown>
  kind: Exclude<FormulaValues['kind'], 'recorded'>
  indicators: IndicatorListView['indicators']
  areas: FormulaView['areas']
  groups: FormulaView['groups']
}

const TWO = { rate: ['Numerator', 'Denominator'], difference: ['Take this', 'and subtract this'] } as const

/** The parts of a formula: two with a part to play, or as many as are added up. */
export function FormulaParts({ form, kind, indicators, areas, groups }: FormulaPartsProps) {
  const rows = useFieldArray({ control: form.control, name: 'parts', keyName: 'key' })
  const fixed = kind === 'rate' || kind === 'difference' ? TWO[kind] : null
  const shown = fixed === null ? rows.fields : rows.fields.slice(0, 2)
  const choices = indicators.map(({ id, name, unit }) => ({ value: id, text: `${name} (${unit})` }))
  return (
    <>
      {shown.map((row, place) => {
        const at = `parts.${place}` as const
        const field = fieldOfPart(kind, place)
        return (
          <fieldset className="govuk-fieldset ttc-formula__part" key={row.key}>
            <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">
              {fixed?.[place] ?? `Part ${place + 1}`}
            </legend>
            <Select
              {...form.register(`${at}.indicatorId`)}
              id={`${field}.indicatorId`}
              label="Indicator"
              options={choices}
              placeholder="Choose an indicator"
              error={errorAt(form, `${field}.indicatorId`)}
            />
            <div className="ttc-formula__where">
              <Select
                {...form.register(`${at}.breakdownId`)}
                id={`${field}.breakdownId`}
                label="Group of children"
                options={groups.map(({ id, label }) => ({ value: id, text: label }))}
                placeholder="The same as the result"
                error={errorAt(form, `${field}.breakdownId`)}
              />
              <Select
                {...form.register(`${at}.areaCode`)}
                id={`${field}.areaCode`}
                label="Area"
                options={areas.map(({ code, name }) => ({ value: code, text: name }))}
                placeholder="The same as the result"
                error={errorAt(form, `${field}.areaCode`)}
              />
            </div>
            {kind === 'weighted-mean' && (
              <Select
                {...form.register(`${at}.weightId`)}
                label="Weighed by"
                options={choices}
                placeholder="Its own denominator"
              />
            )}
            {fixed === null && rows.fields.length > 2 && (
              <Button look="link" onClick={() => rows.remove(place)}>
                Remove <span className="govuk-visually-hidden">part {place + 1}</span>
              </Button>
            )}
          </fieldset>
        )
      })}
      {fixed === null && (
        <p>
          <Button look="secondary" onClick={() => rows.append(emptyPart())}>
            Add a part
          </Button>
        </p>
      )}
    </>
  )
}
