import type { InspectionView } from '@ttc/contracts/import/inspection'
import { useState } from 'react'
import { Button } from '../design/Button.tsx'
import { Radios } from '../design/Choices.tsx'
import { Details } from '../design/Details.tsx'
import type { SummaryError } from '../design/ErrorSummary.tsx'
import { FileUpload } from '../design/FileUpload.tsx'
import { Notice } from '../design/Notice.tsx'
import { Page } from '../design/Page.tsx'
import { TextArea } from '../design/TextArea.tsx'
import { type Held, useInspectFile } from './import.api.ts'
import { errorOf, wordsOf } from './import-problem.ts'
import type { Progress } from './import-stream.ts'
import { ReadingNotice } from './ReadingNotice.tsx'
import { StepForm } from './StepForm.tsx'
import type { StepProps } from './use-wizard.ts'
import { tableOf } from './wizard-options.ts'

const KINDS = ['.csv', '.tsv', '.txt', '.gz', '.xlsx']
const MOST_MB = 60

/** The file or the pasted table. It is looked at here, so that every later page can speak of what it holds. */
export function FileStep({ partnership, wizard, next }: StepProps) {
  const { values, update, held, inspected, isBack } = wizard
  const [file, setFile] = useState<File | null>(held !== null && values.by === 'file' ? held.file : null)
  const [meta, setMeta] = useState<File | null>(held?.meta ?? null)
  const [wrong, setWrong] = useState<readonly SummaryError[]>([])
  const [attempt, setAttempt] = useState(0)
  const [stop, setStop] = useState(() => new AbortController())
  const [progress, setProgress] = useState<Progress | null>(null)
  const inspect = useInspectFile(partnership)

  function choose(next: File | null) {
    setFile(next)
    if (!isBack) update({ sheet: '', headerRow: '' })
  }

  function look() {
    setAttempt(attempt + 1)
    const problems = values.by === 'file' ? problemsOfFile(file, meta) : problemsOfText(values.pasted)
    setWrong(problems)
    const chosen = values.by === 'file' ? file : pastedFile(values.pasted)
    if (problems.length > 0 || chosen === null) return
    const sent: Held = { file: chosen, meta: values.by === 'file' ? meta : null }
    const fresh = new AbortController()
    setStop(fresh)
    setProgress(null)
    const isKnown = isBack || (held !== null && chosen === held.file)
    inspect.mutate(
      { ...sent, table: isKnown ? tableOf(values, null) : undefined, signal: fresh.signal, onProgress: setProgress },
      {
        onSuccess: (seen: InspectionView) => {
          inspected(sent, seen)
          next()
        },
        onError: (problem) => {
          setWrong([{ field: values.by === 'file' ? 'file' : 'pasted', message: wordsOf(problem) }])
          setAttempt(attempt + 2)
        },
      },
    )
  }

  return (
    <Page title="What do you want to bring in?" caption="Bring in figures" width="question">
      <StepForm errors={wrong} attempt={attempt} onGo={look} busy={inspect.isPending} busyWords="Looking at it">
        {isBack && wrong.length === 0 && (
          <Notice tone="advice" title="What you answered before is still here">
            <p>
              Choose the same file again to go on where you were: a browser cannot keep it.{' '}
              <Button look="link" onClick={wizard.startAgain}>
                Start again
              </Button>
            </p>
          </Notice>
        )}
        <Radios
          name="by"
          label="Where are the figures?"
          small
          inline
          value={values.by}
          onChange={({ target }) => update({ by: target.value === 'paste' ? 'paste' : 'file' })}
          choices={[
            { value: 'file', label: 'In a file' },
            { value: 'paste', label: 'I paste them from a spreadsheet' },
          ]}
        />
        {values.by === 'file' ? (
          <>
            <FileUpload
              name="file"
              label="File"
              hint={`CSV, TSV, text or Excel (.xlsx); CSV may be compressed with gzip. ${MOST_MB} MB at most.`}
              file={file}
              onFile={choose}
              accept={KINDS.join(',')}
              error={errorOf(wrong, 'file')}
            />
            <Details summary="Its publisher gives a .meta.csv beside it" open={meta !== null}>
              <FileUpload
                name="meta"
                label="Description of the file"
                hint="Explore Education Statistics gives one with each file. Names, units and decimals come from it."
                file={meta}
                onFile={setMeta}
                accept=".csv"
                error={errorOf(wrong, 'meta')}
              />
            </Details>
          </>
        ) : (
          <TextArea
            name="pasted"
            label="Paste the table here"
            hint="With the row that names its columns. Copy the cells in Excel, then paste."
            rows={10}
            wrap="off"
            spellCheck={false}
            value={values.pasted}
            onChange={({ target }) => update({ pasted: target.value })}
            error={errorOf(wrong, 'pasted')}
          />
        )}
        {inspect.isPending && (
          <ReadingNotice doing="Looking at the file" progress={progress} onStop={() => stop.abort()} />
        )}
      </StepForm>
    </Page>
  )
}

function problemsOfFile(file: File | null, meta: File | null): readonly SummaryError[] {
  const wrong: SummaryError[] = []
  if (file === null) wrong.push({ field: 'file', message: 'Choose the file to bring in.' })
  else if (!KINDS.some((kind) => file.name.toLowerCase().endsWith(kind)))
    wrong.push({ field: 'file', message: kindWords(file.name) })
  else if (file.size === 0) wrong.push({ field: 'file', message: 'The file is empty. Choose another.' })
  else if (file.size > MOST_MB * 1024 * 1024)
    wrong.push({ field: 'file', message: `The file is larger than ${MOST_MB} MB. Compress it with gzip first.` })
  if (meta !== null && !meta.name.toLowerCase().endsWith('.csv'))
    wrong.push({ field: 'meta', message: 'The description must be a .csv file.' })
  return wrong
}

function kindWords(name: string): string {
  if (/\.xls[bm]?$/i.test(name)) return 'Save the workbook as .xlsx or as CSV first: this older kind cannot be read.'
  return `Choose a file that ends in ${KINDS.slice(0, -1).join(', ')} or ${KINDS.at(-1)}.`
}

function problemsOfText(pasted: string): readonly SummaryError[] {
  const rows = pasted.split('\n').filter((line) => line.trim() !== '')
  if (rows.length === 0) return [{ field: 'pasted', message: 'Paste the table first.' }]
  if (rows.length === 1)
    return [{ field: 'pasted', message: 'Paste the row that names the columns, and the rows below.' }]
  return []
}

const pastedFile = (text: string) => new File([text], 'pasted.tsv', { type: 'text/tab-separated-values' })
