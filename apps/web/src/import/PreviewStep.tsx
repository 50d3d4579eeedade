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
import type { WizardValues } from './wizard-values.ts'

/** What storing would do, worked out by the server with nothing stored; confirming stores exactly what was sent for it. */
export function PreviewStep({ partnership, wizard, go }: StepProps) {
  const { held, seen, values, previewed, keepPreview, finish, reconsider } = wizard
  const { partnerships } = useSuspenseQuery(partnershipsQuery).data
  const mayStore = partnerships.find(({ id }) => id === partnership)?.allowed.includes('import.store') ?? false
  const [progress, setProgress] = useState<Progress | null>(null)
  const [stop, setStop] = useState<AbortController | null>(null)
  const preview = usePreviewImport(partnership)
  const store = useStoreImport(partnership)

  function look(answers: WizardValues = values) {
    if (held === null || seen === null) return
    stop?.abort()
    const stopping = new AbortController()
    const upload = { ...held, options: checkedOptions(answers, seen), id: null }
    setProgress(null)
    setStop(stopping)
    preview.mutate(
      { ...upload, signal: stopping.signal, onProgress: setProgress },
      { onSuccess: (view) => keepPreview({ view, upload: { ...upload, id: newId() } }) },
    )
  }
  useOnce(previewed === null, () => look())

  function confirm() {
    if (previewed === null) return
    setProgress(null)
    const { upload, view: expected } = previewed
    const options = { ...upload.options, refuseAllOnProblem: values.refuseAll }
    store.mutate({ ...upload, options, onProgress: setProgress }, { onSuccess: (view) => finish(view, expected) })
  }

  if (previewed === null)
    return (
      <Page title={preview.error === null ? 'Reading the file' : 'The file could not be read'} caption={seen?.fileName}>
        {preview.error === null ? (
          <ReadingNotice doing="Reading the file" progress={progress} onStop={() => stop?.abort()} />
        ) : (
          <Failed problem={preview.error} onAgain={() => look()} onBack={() => go('which')} />
        )}
      </Page>
    )
  return (
    <ImportPreview
      view={previewed.view}
      upload={previewed.upload}
      partnership={partnership}
      said={values.said}
      decisions={values.decisions}
      onSay={(said) => look(reconsider({ said }))}
      onDecide={(decisions) => look(reconsider({ decisions }))}
      again={preview.isPending && <ReadingNotice doing="Working out what that changes" progress={progress} />}
    >
      {store.isPending && <ReadingNotice doing="Storing" progress={progress} />}
      <Confirm
        view={previewed.view}
        mayStore={mayStore}
        busy={store.isPending}
        isStale={preview.isPending || preview.error !== null}
        problem={store.error ?? preview.error}
        refuseAll={values.refuseAll}
        onRefuseAll={(refuseAll) => reconsider({ refuseAll })}
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
