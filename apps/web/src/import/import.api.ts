import { queryOptions } from '@tanstack/react-query'
import { BatchListView, type ImportOptions, ImportView, UndoneView } from '@ttc/contracts/import'
import { newId } from '@ttc/contracts/new-id'
import { apiOf } from '../http/address.ts'
import { request } from '../http/http.ts'
import { useChange } from '../http/use-change.ts'

export const batchesQuery = (partnership: string) =>
  queryOptions({
    queryKey: ['import', partnership],
    queryFn: ({ signal }) => request(BatchListView, `${apiOf(partnership)}/imports`, { signal }),
  })

export type Upload = { file: File; options: ImportOptions; id: string | null }

/** Fields before the file, so that the API can read it as it comes. */
function formOf({ file, options, id }: Upload): FormData {
  const form = new FormData()
  if (id !== null) form.append('id', id)
  form.append('options', JSON.stringify(options))
  form.append('file', file)
  return form
}

export const usePreviewImport = (partnership: string) =>
  useChange(
    (upload: Upload) => request(ImportView, `${apiOf(partnership)}/imports/preview`, { form: formOf(upload) }),
    [],
  )

const TOUCHES = ['import', 'measurement', 'indicator', 'plan', 'report-card'] as const

export const useStoreImport = (partnership: string) =>
  useChange((upload: Upload) => request(ImportView, `${apiOf(partnership)}/imports`, { form: formOf(upload) }), TOUCHES)

export const useUndoImport = (partnership: string) =>
  useChange(
    (batch: string) => request(UndoneView, `${apiOf(partnership)}/imports/${batch}/undo`, { json: { id: newId() } }),
    TOUCHES,
  )
