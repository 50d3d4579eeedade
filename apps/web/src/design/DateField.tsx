import { useState } from 'react'
import type { FieldTexts } from './Field.tsx'
import { FieldGroup, splitTexts, useField } from './Field.tsx'

type DateFieldProps = FieldTexts & {
  name: string
  id?: string
  /** An ISO day, an empty text, or what could not be read as a day ("2026-2-31"), given back as it was typed. */
  value: string
  onChange: (day: string) => void
  onBlur?: () => void
}

type Typed = { day: string; month: string; year: string }

/** A day in three boxes. What is not a day is passed on as typed, so that the rule that refuses it can say why. */
export function DateField(props: DateFieldProps) {
  const { texts, control } = splitTexts(props)
  const { name, id, value, onChange, onBlur } = control
  const parts = useField(name, id, texts)
  const [typed, setTyped] = useState<Typed>(() => partsOf(value))
  const shown = dayOf(typed) === value ? typed : partsOf(value)

  function change(part: keyof Typed, text: string) {
    const next = { ...shown, [part]: text.trim() }
    setTyped(next)
    onChange(dayOf(next))
  }

  return (
    <FieldGroup texts={texts} parts={parts} role="group">
      <div className="govuk-date-input">
        {BOXES.map(({ part, label, width }, place) => (
          <div className="govuk-date-input__item" key={part}>
            <label
              className="govuk-label govuk-date-input__label"
              htmlFor={place === 0 ? parts.id : `${parts.id}-${part}`}
            >
              {label}
            </label>
            <input
              className={`govuk-input govuk-date-input__input govuk-input--width-${width}${texts.error ? ' govuk-input--error' : ''}`}
              id={place === 0 ? parts.id : `${parts.id}-${part}`}
              type="text"
              inputMode="numeric"
              autoComplete="off"
              value={shown[part]}
              onChange={(event) => change(part, event.target.value)}
              onBlur={onBlur}
              aria-invalid={texts.error ? true : undefined}
            />
          </div>
        ))}
      </div>
    </FieldGroup>
  )
}

const BOXES = [
  { part: 'day', label: 'Day', width: 2 },
  { part: 'month', label: 'Month', width: 2 },
  { part: 'year', label: 'Year', width: 4 },
] as const

function partsOf(value: string): Typed {
  const [year = '', month = '', day = ''] = value.split('-')
  return { year, month: month.replace(/^0(?=\d)/, ''), day: day.replace(/^0(?=\d)/, '') }
}

function dayOf({ day, month, year }: Typed): string {
  if (day === '' && month === '' && year === '') return ''
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
