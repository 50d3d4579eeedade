import type { ComponentProps, ReactNode } from 'react'
import { Fragment } from 'react'
import type { FieldParts, FieldTexts } from './Field.tsx'
import { FieldGroup, splitTexts, useField } from './Field.tsx'

export type Choice = {
  value: string
  label: ReactNode
  hint?: ReactNode
  /** Shown under the choice while it is chosen. */
  reveals?: ReactNode
  disabled?: boolean
}

type ChoicesProps = FieldTexts &
  Omit<ComponentProps<'input'>, 'className' | 'type' | 'value' | 'defaultValue' | 'checked'> & {
    name: string
    choices: readonly Choice[]
    small?: boolean
  }

type OneProps = {
  kind: 'radios' | 'checkboxes'
  choice: Choice
  id: string
  chosen: boolean | undefined
  chosenAtFirst: boolean | undefined
  control: ComponentProps<'input'>
}

/** GOV.UK gives the first control the field's own id, so that an error summary's link lands on it. */
function idOf(parts: FieldParts, place: number): string {
  return place === 0 ? parts.id : `${parts.id}-${place + 1}`
}

function One({ kind, choice, id, chosen, chosenAtFirst, control }: OneProps) {
  const hintId = `${id}-item-hint`
  return (
    <>
      <div className={`govuk-${kind}__item`}>
        <input
          {...control}
          className={`govuk-${kind}__input`}
          id={id}
          type={kind === 'radios' ? 'radio' : 'checkbox'}
          value={choice.value}
          checked={chosen}
          defaultChecked={chosenAtFirst}
          disabled={choice.disabled}
          aria-describedby={choice.hint ? hintId : undefined}
        />
        <label className={`govuk-label govuk-${kind}__label`} htmlFor={id}>
          {choice.label}
        </label>
        {choice.hint && (
          <div className={`govuk-hint govuk-${kind}__hint`} id={hintId}>
            {choice.hint}
          </div>
        )}
      </div>
      {choice.reveals && <div className={`govuk-${kind}__conditional ttc-revealed`}>{choice.reveals}</div>}
    </>
  )
}

/** One answer of a few. Give `value` and `onChange`, or what react-hook-form's `register` gives. */
export function Radios(props: ChoicesProps & { inline?: boolean; value?: string | null; defaultValue?: string }) {
  const { texts, control } = splitTexts(props)
  const { choices, inline, small, value, defaultValue, id, ...rest } = control
  const parts = useField(rest.name, id, texts)
  const classes = ['govuk-radios']
  if (small) classes.push('govuk-radios--small')
  if (inline) classes.push('govuk-radios--inline')
  return (
    <FieldGroup texts={texts} parts={parts}>
      <div className={classes.join(' ')}>
        {choices.map((choice, place) => (
          <Fragment key={choice.value}>
            <One
              kind="radios"
              choice={choice}
              id={idOf(parts, place)}
              chosen={value === undefined ? undefined : value === choice.value}
              chosenAtFirst={defaultValue === undefined ? undefined : defaultValue === choice.value}
              control={rest}
            />
          </Fragment>
        ))}
      </div>
    </FieldGroup>
  )
}

/** Any of a few. Give `values` and `onChange`, or what react-hook-form's `register` gives. */
export function Checkboxes(props: ChoicesProps & { values?: readonly string[]; defaultValues?: readonly string[] }) {
  const { texts, control } = splitTexts(props)
  const { choices, small, values, defaultValues, id, ...rest } = control
  const parts = useField(rest.name, id, texts)
  return (
    <FieldGroup texts={texts} parts={parts}>
      <div className={small ? 'govuk-checkboxes govuk-checkboxes--small' : 'govuk-checkboxes'}>
        {choices.map((choice, place) => (
          <Fragment key={choice.value}>
            <One
              kind="checkboxes"
              choice={choice}
              id={idOf(parts, place)}
              chosen={values?.includes(choice.value)}
              chosenAtFirst={defaultValues?.includes(choice.value)}
              control={rest}
            />
          </Fragment>
        ))}
      </div>
    </FieldGroup>
  )
}
