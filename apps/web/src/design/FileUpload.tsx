import { useState } from 'react'
import type { FieldTexts } from './Field.tsx'
import { Field, splitTexts, useField } from './Field.tsx'

type FileUploadProps = FieldTexts & {
  name: string
  id?: string
  file: File | null
  onFile: (file: File | null) => void
  /** Kinds offered by the chooser: ".csv,.xlsx". What was dropped is not held to it: say so with an error. */
  accept?: string
}

/**
 * A file, chosen or dropped. The browser's own control lies over the whole box, unseen: it takes the click, the drop,
 * the keyboard and the spoken name by itself, so no handler of ours stands between.
 */
export function FileUpload(props: FileUploadProps) {
  const { texts, control } = splitTexts(props)
  const { name, id, file, onFile, accept } = control
  const chosenId = `${id ?? name}-chosen`
  const parts = useField(name, id, texts, chosenId)
  const [over, setOver] = useState(false)
  const classes = ['ttc-drop']
  if (over) classes.push('ttc-drop--over')
  if (texts.error) classes.push('ttc-drop--error')
  return (
    <Field texts={texts} parts={parts}>
      <div className={classes.join(' ')}>
        <input
          id={parts.id}
          name={name}
          type="file"
          accept={accept}
          aria-describedby={parts.describedBy}
          aria-invalid={texts.error ? true : undefined}
          onChange={(event) => onFile(event.target.files?.[0] ?? null)}
          onDragEnter={() => setOver(true)}
          onDragLeave={() => setOver(false)}
          onDrop={() => setOver(false)}
        />
        <span className="govuk-button govuk-button--secondary" aria-hidden="true">
          {file ? 'Choose another file' : 'Choose a file'}
        </span>
        <p className="ttc-muted">or drop it here</p>
        <p id={chosenId} aria-live="polite" className={file ? 'ttc-file' : undefined}>
          {file ? `${file.name}, ${sizeOf(file.size)}` : 'No file chosen'}
        </p>
      </div>
    </Field>
  )
}

function sizeOf(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
