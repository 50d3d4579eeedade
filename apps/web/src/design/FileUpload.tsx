import type { DragEvent } from 'react'
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

/** A file, chosen or dropped. The chooser is the real control; dropping is a second way, never the only one. */
export function FileUpload(props: FileUploadProps) {
  const { texts, control } = splitTexts(props)
  const { name, id, file, onFile, accept } = control
  const chosenId = `${id ?? name}-chosen`
  const parts = useField(name, id, texts, chosenId)
  const [over, setOver] = useState(false)

  function drop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    onFile(event.dataTransfer.files[0] ?? file)
  }

  const classes = ['ttc-drop']
  if (over) classes.push('ttc-drop--over')
  if (texts.error) classes.push('ttc-drop--error')
  return (
    <Field texts={texts} parts={parts}>
      <fieldset
        className={classes.join(' ')}
        onDrop={drop}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
      >
        <p id={chosenId} aria-live="polite" className={file ? 'ttc-file' : undefined}>
          {file ? `${file.name}, ${sizeOf(file.size)}` : 'No file chosen'}
        </p>
        <div className="ttc-drop__control">
          <input
            id={parts.id}
            name={name}
            type="file"
            accept={accept}
            aria-describedby={parts.describedBy}
            aria-invalid={texts.error ? true : undefined}
            onChange={(event) => onFile(event.target.files?.[0] ?? null)}
          />
          <span className="govuk-button govuk-button--secondary" aria-hidden="true">
            {file ? 'Choose another file' : 'Choose a file'}
          </span>
        </div>
        <p className="ttc-muted">or drop it here</p>
      </fieldset>
    </Field>
  )
}

function sizeOf(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
