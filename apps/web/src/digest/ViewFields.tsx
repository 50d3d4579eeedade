import { Checkbox } from '../design/Checkbox.tsx'
import { TextInput } from '../design/TextInput.tsx'
import type { ConflictField } from '../problem/EditConflict.tsx'
import { errorAt } from '../problem/FormProblems.tsx'
import type { FormOf } from '../problem/use-contract-form.ts'

export type ViewValues = { name: string; weekly: boolean }

export const VIEW_FIELDS: readonly ConflictField<ViewValues>[] = [
  { name: 'name', label: 'Name' },
  { name: 'weekly', label: 'Mailed weekly', words: (weekly) => (weekly ? 'Yes' : 'No') },
]

/** What a saved view is called, and whether it comes by mail. */
export function ViewFields<Request>({ form }: { form: FormOf<ViewValues, Request> }) {
  return (
    <>
      <TextInput
        {...form.register('name')}
        label="Name of the view"
        hint="Such as “Schools, no recovery sheet”."
        width={30}
        autoComplete="off"
        error={errorAt(form, 'name')}
      />
      <Checkbox
        {...form.register('weekly')}
        label="Mail me weekly what came in and what went out"
        hint="On Mondays. No mail comes when nothing has changed."
        error={errorAt(form, 'weekly')}
      />
    </>
  )
}
