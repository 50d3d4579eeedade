import { useSuspenseQuery } from '@tanstack/react-query'
import { newId } from '@ttc/contracts/new-id'
import type { Problem } from '@ttc/domain/problem'
import { useEffect, useRef, useState } from 'react'
import { Actions, Button } from '../design/Button.tsx'
import { Notice } from '../design/Notice.tsx'
import { Page } from '../design/Page.tsx'
import { partnershipsQuery } from '../partnership/partnership.api.ts'
import { Confirm } from './Confirm.tsx'
import { ImportPreview } from './ImportPreview.tsx'
import { usePreviewImport, useStoreImport } from './import.api.ts'
import { wordsOf } from './import-problem.ts'
import type { Progress } from './import-stream.ts'
import { ReadingNotice } from './ReadingNotice.tsx'
import type { StepProps } from './use-wizard.ts'
import { checkedOptions } from './wizard-options.ts'

/** What storing would do, worked out by the server with nothing stored; confirming stores exactly what was sent for it. */
export function PreviewStep({ partnership, wizard, go }: StepProps) {
  const { held, seen, values, previewed, keepPreview, finish } = wizard
  const { partnerships } = useSuspenseQuery(partnershipsQuery).data
  const mayStore = partnerships.find(({ id }) => id === partnership)?.allowed.includes('import.store') ?? false
  const [progress, setProgress] = useState<Progress | null>(null)
  const [stop, setStop] = useState<AbortController | null>(null)
  const preview = usePreviewImport(partnership)
  const store = useStoreImport(partnership)

  function look() {
    if (held === null || seen === null) return
    const stopping = new AbortController()
    const upload = { ...held, options: checkedOptions(values, seen), id: null }
    setProgress(null)
    setStop(stopping)
    preview.mutate(
      { ...upload, signal: stopping.signal, onProgress: setProgress },
      { onSuccess: (view) => keepPreview({ view, upload: { ...upload, id: newId() } }) },
    )
  }
  useOnce(previewed === null, look)

  function confirm() {
    if (previewed === null) return
    setProgress(null)
    const { upload, view: expected } = previewed
    store.mutate({ ...upload, onProgress: setProgress }, { onSuccess: (view) => finish(view, expected) })
  }

  if (previewed === null)
    return (
      <Page title={preview.error === null ? 'Reading the file' : 'The file could not be read'} caption={seen?.fileName}>
        {preview.error === null ? (
          <ReadingNotice doing="Reading the file" progress={progress} onStop={() => stop?.abort()} />
        ) : (
          <Failed problem={preview.error} onAgain={look} onBack={() => go('which')} />
        )}
      </Page>
    )
  return (
    <ImportPreview view={previewed.view} upload={previewed.upload} partnership={partnership}>
      {store.isPending && <ReadingNotice doing="Storing" progress={progress} />}
      <Confirm
        view={previewed.view}
        mayStore={mayStore}
        busy={store.isPending}
        problem={store.error}
        refuseAll={previewed.upload.options.refuseAllOnProblem}
        onStore={confirm}
      />
    </ImportPreview>
  )
}

/** Once for the page, also where it is drawn twice. */
function useOnce(isNeeded: boolean, act: () => void): void {
  const done = useRef(false)
  useEffect(() => {
    if (!isNeeded || done.current) return
    done.current = true
    act()
  })
}

type FailedProps = { problem: Problem; onAgain: () => void; onBack: () => void }

function Failed({ problem, onAgain, onBack }: FailedProps) {
  return (
    <div role="alert">
      <Notice tone="problem" title="Nothing was stored">
        <p>{wordsOf(problem)}</p>
      </Notice>
      <Actions>
        <Button onClick={onAgain}>Try again</Button>
        <Button look="secondary" onClick={onBack}>
          Change the answers
        </Button>
      </Actions>
    </div>
  )
}
