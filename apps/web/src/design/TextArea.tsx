import type { ComponentProps } from 'react'
import { useEffect, useId, useState } from 'react'
import type { FieldTexts } from './Field.tsx'
import { Field, splitTexts, useField } from './Field.tsx'

type TextAreaProps = FieldTexts &
  Omit<ComponentProps<'textarea'>, 'className' | 'maxLength'> & {
    /** The most characters it may hold. More can be typed and is counted: cutting off would lose words. */
    most?: number
  }

/** Several lines of text, with a count of what is left. Takes what react-hook-form's `register` gives. */
export function TextArea(props: TextAreaProps) {
  const { texts, control } = splitTexts(props)
  const { most, id, rows = 4, onInput, ...rest } = control
  const countId = useId()
  const parts = useField(rest.name, id, texts, most === undefined ? undefined : countId)
  const [typed, setTyped] = useState(String(rest.value ?? rest.defaultValue ?? '').length)
  const length = typeof rest.value === 'string' ? rest.value.length : typed
  return (
    <Field texts={texts} parts={parts}>
      <textarea
        {...rest}
        className={texts.error ? 'govuk-textarea govuk-textarea--error' : 'govuk-textarea'}
        id={parts.id}
        rows={rows}
        aria-describedby={parts.describedBy}
        aria-invalid={texts.error ? true : undefined}
        onInput={(event) => {
          setTyped(event.currentTarget.value.length)
          onInput?.(event)
        }}
      />
      {most !== undefined && <Count id={countId} left={most - length} />}
    </Field>
  )
}

function words(left: number): string {
  const many = `${Math.abs(left)} character${Math.abs(left) === 1 ? '' : 's'}`
  return left < 0 ? `You have ${many} too many` : `You have ${many} left`
}

function Count({ id, left }: { id: string; left: number }) {
  const said = useSettled(words(left))
  return (
    <>
      <p className={left < 0 ? 'ttc-count-left ttc-count-left--over' : 'ttc-count-left'} id={id}>
        {words(left)}
      </p>
      <p className="govuk-visually-hidden" aria-live="polite">
        {said}
      </p>
    </>
  )
}

/** What stood still for a second: a reader is told the count after typing, not at every key. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState('')
  const [first] = useState(text)
  useEffect(() => {
    if (text === first) return
    const timer = setTimeout(() => setSettled(text), 1000)
    return () => clearTimeout(timer)
  }, [text, first])
  return settled
}
