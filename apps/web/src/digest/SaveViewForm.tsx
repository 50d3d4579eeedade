import { SaveView } from '@ttc/contracts/digest'
import { newId } from '@ttc/contracts/new-id'
import { useState } from 'react'
import { Actions, Button } from '../design/Button.tsx'
import type { ExceptionSearch } from '../exception/exception.api.ts'
import { FormProblems } from '../problem/FormProblems.tsx'
import { useContractForm } from '../problem/use-contract-form.ts'
import { useSaveView } from './digest.api.ts'
import { ViewFields, type ViewValues } from './ViewFields.tsx'

type SaveViewFormProps = { partnership: string; search: ExceptionSearch; onSaved: (name: string) => void }

/** Keeps the list under a name, narrowed and sorted as it stands on the page. */
export function SaveViewForm({ partnership, search, onSaved }: SaveViewFormProps) {
  const save = useSaveView(partnership)
  const [id, setId] = useState(newId)
  const form = useContractForm({
    schema: SaveView,
    values: { name: '', weekly: false },
    toRequest: (typed: ViewValues) => ({ id, search, ...typed }),
    draft: null,
  })
  const submit = form.sending({
    send: save.mutateAsync,
    stored: () => onSaved(form.getValues('name').trim()),
    refused: () => {
      setId(newId())
      return false
    },
  })
  return (
    <form onSubmit={submit} noValidate aria-label="Save this view">
      <FormProblems form={form} />
      <ViewFields form={form} />
      <Actions>
        <Button type="submit" look="secondary" busy={save.isPending} busyWords="Saving">
          Save the view
        </Button>
      </Actions>
    </form>
  )
}
