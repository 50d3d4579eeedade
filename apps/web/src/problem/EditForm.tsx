import type { ReactNode } from 'react'
import type { FieldValues } from 'react-hook-form'
import { Actions, Button } from '../design/Button.tsx'
import { type ConflictField, EditConflict } from './EditConflict.tsx'
import { FormProblems } from './FormProblems.tsx'
import type { FormOf } from './use-contract-form.ts'
import type { useEditing } from './use-editing.ts'

type EditFormProps<Values extends FieldValues, Request> = {
  form: FormOf<Values, Request>
  editing: Pick<ReturnType<typeof useEditing<Values, Request, unknown>>, 'conflict' | 'submit' | 'takeTheirs'>
  /** What is edited, for the notice of two versions: "the outcome". */
  what: string
  stored: Values
  fields: readonly ConflictField<Values>[]
  busy: boolean
  save: string
  /** Where leaving without saving leads. */
  back: string
  children: ReactNode
}

/** An edit: its fields, what is wrong with them, and both versions where another was stored first. */
export function EditForm<Values extends FieldValues, Request>(props: EditFormProps<Values, Request>) {
  const { form, editing, what, stored, fields, busy, save, back, children } = props
  return (
    <form onSubmit={editing.submit} noValidate>
      <FormProblems form={form} />
      {editing.conflict && (
        <EditConflict
          what={what}
          form={form}
          stored={stored}
          fields={fields}
          busy={busy}
          onKeepMine={() => void editing.submit()}
          onTakeTheirs={editing.takeTheirs}
        />
      )}
      {children}
      {!editing.conflict && (
        <Actions>
          <Button type="submit" busy={busy} busyWords="Saving">
            {save}
          </Button>
          <a href={back}>Cancel</a>
        </Actions>
      )}
    </form>
  )
}
