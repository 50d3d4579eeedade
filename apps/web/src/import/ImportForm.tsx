import { ImportOptions } from '@ttc/contracts/import'
import { newId } from '@ttc/contracts/new-id'
import type { PlanView } from '@ttc/contracts/plan'
import { Problem } from '@ttc/domain/problem'
import { useState } from 'react'
import { Actions, Button } from '../design/Button.tsx'
import { FileUpload } from '../design/FileUpload.tsx'
import { SuccessNotice } from '../design/Notice.tsx'
import { errorAt, FormProblems } from '../problem/FormProblems.tsx'
import { useContractForm } from '../problem/use-contract-form.ts'
import { ImportFields } from './ImportFields.tsx'
import { ImportPreview } from './ImportPreview.tsx'
import { type Upload, usePreviewImport, useStoreImport } from './import.api.ts'
import { type ImportValues, importValues, optionsOf } from './import-values.ts'

const NO_FILE = 'Choose the file to bring in.'

type ImportFormProps = { partnership: string; plans: readonly PlanView[] }

/** Upload, preview, store: nothing is stored before its counts and refusals have been seen. */
export function ImportForm({ partnership, plans }: ImportFormProps) {
  const preview = usePreviewImport(partnership)
  const store = useStoreImport(partnership)
  const [file, setFile] = useState<File | null>(null)
  const [looked, setLooked] = useState<Upload | null>(null)
  const form = useContractForm({
    schema: ImportOptions,
    values: importValues(plans),
    toRequest: (typed: ImportValues) => optionsOf(typed),
    draft: `import ${partnership}`,
  })
  const look = form.sending({
    send: async (options) => {
      if (file === null) throw new Problem('invalid', NO_FILE, { fields: [{ field: 'file', message: NO_FILE }] })
      const upload = { file, options, id: null }
      const view = await preview.mutateAsync(upload)
      store.reset()
      setLooked({ ...upload, id: newId() })
      return view
    },
    stored: () => undefined,
  })
  function choose(next: File | null) {
    setFile(next)
    setLooked(null)
    preview.reset()
    store.reset()
  }
  const isTried = form.formState.submitCount > 0 && !form.formState.isSubmitSuccessful
  const noFile = isTried && file === null ? NO_FILE : null
  return (
    <>
      {store.data && (
        <SuccessNotice title={`${store.data.fileName} is stored`}>
          <p>
            {store.data.counts.added} values added, {store.data.counts.changed} changed. Every status, direction and
            verdict has been worked out with them.
          </p>
        </SuccessNotice>
      )}
      <form onSubmit={look} noValidate className="ttc-two-thirds">
        <FormProblems
          form={form}
          ids={{ indicators: 'indicators.0.chosen' }}
          also={noFile === null || errorAt(form, 'file') !== null ? [] : [{ field: 'file', message: noFile }]}
        />
        <FileUpload
          name="file"
          label="File"
          hint="CSV (gzip allowed) of Explore Education Statistics, or the tidied Local Authority Interactive Tool file; 60 MB at most."
          file={file}
          onFile={choose}
          accept=".csv,.gz"
          error={noFile}
        />
        <ImportFields form={form} />
        <Actions>
          <Button
            type="submit"
            look={looked === null ? 'primary' : 'secondary'}
            busy={preview.isPending}
            busyWords="Reading the file"
          >
            {looked === null ? 'Preview' : 'Preview again'}
          </Button>
        </Actions>
      </form>
      {preview.data && looked && !store.data && (
        <ImportPreview
          view={preview.data}
          busy={store.isPending}
          problem={store.error}
          onStore={() => store.mutate(looked, { onSuccess: () => setFile(null) })}
        />
      )}
    </>
  )
}
