import type { FieldValues, Path } from 'react-hook-form'
import { ConflictNotice } from '../design/ConflictNotice.tsx'
import type { FormOf } from './use-contract-form.ts'

/** A field as both versions show it; `words` turns what is kept into what is read. */
export type ConflictField<Values extends FieldValues> = {
  name: Path<Values>
  label: string
  words?: (value: unknown) => string
}

type EditConflictProps<Values extends FieldValues, Request> = {
  what: string
  form: FormOf<Values, Request>
  /** What is stored now, in the form's own shape. */
  stored: Values
  fields: readonly ConflictField<Values>[]
  busy: boolean
  onKeepMine: () => void
  onTakeTheirs: () => void
}

/** Another edit was stored first: both versions beside one another, and the person chooses. */
export function EditConflict<Values extends FieldValues, Request>(props: EditConflictProps<Values, Request>) {
  const { what, form, stored, fields, busy, onKeepMine, onTakeTheirs } = props
  const rows = fields.map(({ name, label, words = String }) => {
    const [mine, theirs] = [words(form.getValues(name)), words(stored[name])]
    return { field: label, mine, theirs, changed: mine !== theirs }
  })
  return (
    <ConflictNotice
      what={what}
      theirs={null}
      rows={rows}
      busy={busy}
      onKeepMine={onKeepMine}
      onTakeTheirs={onTakeTheirs}
    />
  )
}
