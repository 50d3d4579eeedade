import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { BatchListView, type ImportOptions, ImportView, UndoneView } from '@ttc/contracts/import'
import { InspectionView } from '@ttc/contracts/import/inspection'
import { IndicatorListView } from '@ttc/contracts/indicator'
import { newId } from '@ttc/contracts/new-id'
import { apiOf } from '../http/address.ts'
import { request, requestAnswer } from '../http/http.ts'
import { useChange } from '../http/use-change.ts'
import { type Progress, requestInLines } from './import-stream.ts'

export const batchesQuery = (partnership: string) =>
  infiniteQueryOptions({
    queryKey: ['import', partnership],
    queryFn: ({ signal, pageParam }) =>
      request(BatchListView, `${apiOf(partnership)}/imports${pageParam === '' ? '' : `?before=${pageParam}`}`, {
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })

/** Every indicator that a file could fill. */
export const indicatorsQuery = (partnership: string) =>
  queryOptions({
    queryKey: ['indicator', partnership, 'list'],
    queryFn: ({ signal }) => request(IndicatorListView, `${apiOf(partnership)}/indicators`, { signal }),
  })

/** A file with, where its publisher gives one, the file that describes it. */
export type Held = Readonly<{ file: File; meta: File | null }>
export type Upload = Held & Readonly<{ options: ImportOptions; id: string | null }>
type Watched = Readonly<{ signal?: AbortSignal; onProgress?: (progress: Progress) => void }>
type Inspected = Held & Watched & Readonly<{ table: ImportOptions['table'] }>

/** Fields before the file, so that the API can read it as it comes. */
function formOf({ file, meta }: Held, fields: Readonly<Record<string, string>>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  if (meta !== null) form.append('meta', meta)
  form.append('file', file)
  return form
}

const uploadForm = ({ options, id, ...held }: Upload) =>
  formOf(held, { ...(id === null ? {} : { id }), options: JSON.stringify(options) })

export const useInspectFile = (partnership: string) =>
  useChange(
    ({ table, signal, onProgress, ...held }: Inspected) =>
      requestInLines(InspectionView, `${apiOf(partnership)}/imports/inspect`, {
        form: formOf(held, { options: JSON.stringify({ table }) }),
        signal,
        onProgress,
      }),
    [],
  )

export const usePreviewImport = (partnership: string) =>
  useChange(
    ({ signal, onProgress, ...upload }: Upload & Watched) =>
      requestInLines(ImportView, `${apiOf(partnership)}/imports/preview`, {
        form: uploadForm(upload),
        signal,
        onProgress,
      }),
    [],
  )

const TOUCHES = ['catalogue', 'import', 'measurement', 'indicator', 'plan', 'report-card', 'recovery-sheet'] as const

export const useStoreImport = (partnership: string) =>
  useChange(
    ({ onProgress, signal: _, ...upload }: Upload & Watched) =>
      requestInLines(ImportView, `${apiOf(partnership)}/imports`, { form: uploadForm(upload), onProgress }),
    TOUCHES,
  )

/** The rows with problems as a file, every one of them, as the rows stand in the file that was sent. */
export const useRefusedRows = (partnership: string) =>
  useChange(async (upload: Upload) => {
    const headers = { accept: 'text/csv, application/problem+json' }
    const answer = await requestAnswer(`${apiOf(partnership)}/imports/preview`, { form: uploadForm(upload), headers })
    return answer.blob()
  }, [])

export const useUndoImport = (partnership: string) =>
  useChange(
    (batch: string) => request(UndoneView, `${apiOf(partnership)}/imports/${batch}/undo`, { json: { id: newId() } }),
    TOUCHES,
  )
