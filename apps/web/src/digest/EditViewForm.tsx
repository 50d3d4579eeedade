import { EditView, type SavedViewView } from '@ttc/contracts/digest'
import { Actions, Button } from '../design/Button.tsx'
import { Notice } from '../design/Notice.tsx'
import { EditConflict } from '../problem/EditConflict.tsx'
import { FormProblems } from '../problem/FormProblems.tsx'
import { useContractForm } from '../problem/use-contract-form.ts'
import { useEditing } from '../problem/use-editing.ts'
import { useEditView } from './digest.api.ts'
import { VIEW_FIELDS, ViewFields, type ViewValues } from './ViewFields.tsx'

type EditViewFormProps = {
  partnership: string
  view: SavedViewView
  onSaved: (name: string) => void
  onRemoved: (view: SavedViewView) => void
}

/** Another name, mailed or not, or out of the list altogether. */
export function EditViewForm({ partnership, view, onSaved, onRemoved }: EditViewFormProps) {
  const edit = useEditView(partnership)
  const remove = useEditView(partnership)
  const { id, version, name, search, weekly } = view
  const stored: ViewValues = { name, weekly }
  const form = useContractForm({
    schema: EditView,
    values: stored,
    toRequest: (typed: ViewValues) => ({ version, search, removed: false, ...typed }),
    draft: null,
  })
  const { conflict, submit, takeTheirs } = useEditing(form, {
    send: (json: EditView) => edit.mutateAsync({ id, json }),
    stored: () => onSaved(form.getValues('name').trim()),
  })
  // This form goes with the view, and what its mutation was to call with it: a refusal alone is shown here.
  const takeOut = () =>
    void remove.mutateAsync({ id, json: { version, name, search, weekly, removed: true } }).then(
      (changed) => onRemoved({ ...view, version: changed.version }),
      () => {},
    )
  return (
    <form onSubmit={submit} noValidate aria-label={`Change the view ${name}`}>
      <FormProblems form={form} />
      {remove.error && (
        <Notice tone="problem" title="The view was not taken out">
          <p>{remove.error.message}</p>
        </Notice>
      )}
      {conflict && (
        <EditConflict
          what="this view"
          form={form}
          stored={stored}
          fields={VIEW_FIELDS}
          busy={edit.isPending}
          onKeepMine={() => void submit()}
          onTakeTheirs={takeTheirs}
        />
      )}
      <ViewFields form={form} />
      {!conflict && (
        <Actions>
          <Button type="submit" look="secondary" busy={edit.isPending} busyWords="Saving">
            Save the change
          </Button>
          <Button look="link" busy={remove.isPending} busyWords="Taking out" onClick={takeOut}>
            Take this view out
          </Button>
        </Actions>
      )}
    </form>
  )
}
