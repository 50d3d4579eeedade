import type { AnswerView, Content } from '@ttc/contracts/answer'
import { newId } from '@ttc/contracts/new-id'
import { Problem } from '@ttc/domain/problem'
import { MOST_EVIDENCE_BYTES } from '@ttc/domain/turning-the-curve/evidence-file'
import { type FormEvent, useState } from 'react'
import { Actions, Button } from '../design/Button.tsx'
import { Checkbox } from '../design/Checkbox.tsx'
import { Radios } from '../design/Choices.tsx'
import { Day } from '../design/Day.tsx'
import { FileUpload } from '../design/FileUpload.tsx'
import { TextArea } from '../design/TextArea.tsx'
import { TextInput } from '../design/TextInput.tsx'
import { type NewEvidence, useAddEvidence } from './walk.api.ts'
import { useWalkRoom } from './walk-room.tsx'

type Type = Extract<Content, { kind: 'evidence' }>['type']

const TYPES: readonly Readonly<{ value: Type; label: string }>[] = [
  { value: 'link', label: 'A link' },
  { value: 'quotation', label: 'What somebody said' },
  { value: 'case-study', label: 'A case study' },
  { value: 'file', label: 'A file' },
]

const TEXT_LABELS: Readonly<Record<Type, string>> = {
  link: 'What it shows',
  quotation: 'In their own words',
  'case-study': 'What happened',
  file: 'What it shows',
}

type EvidenceFormProps = { answer: AnswerView; onDone: () => void }

/** Gives an answer something it is known by. What was typed stays here until it has been stored. */
export function EvidenceForm({ answer, onDone }: EvidenceFormProps) {
  const { at } = useWalkRoom()
  const add = useAddEvidence(at)
  const [typed, setTyped] = useState({ type: 'link' as Type, text: '', url: '', ofUpdate: false })
  const [file, setFile] = useState<File | null>(null)
  const [ids] = useState(() => ({ id: newId(), fileId: newId() }))
  const [missing, setMissing] = useState<Readonly<Record<string, string>>>({})
  const { type, text, url, ofUpdate } = typed
  const update = answer.action?.last ?? null
  const errors = { ...refusals(add.error), ...missing }
  const id = `evidence-${answer.id}`
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const found = missingIn({ ...typed, file })
    setMissing(found)
    if (Object.keys(found).length > 0) return
    const evidence: NewEvidence = {
      ...ids,
      linkId: answer.id,
      type,
      text,
      updateId: ofUpdate && update !== null ? update.id : null,
      url: type === 'link' ? url.trim() : null,
      file,
    }
    add.mutate(evidence, { onSuccess: onDone })
  }
  return (
    <form
      className="ttc-evidence__form"
      onSubmit={submit}
      noValidate
      aria-label={`Evidence for ${answer.content.text}`}
    >
      <Radios
        label="What kind of evidence"
        name={`${id}-type`}
        id={`${id}-type`}
        inline
        small
        choices={TYPES}
        value={type}
        onChange={({ currentTarget }) => setTyped({ ...typed, type: currentTarget.value as Type })}
      />
      {type === 'link' && (
        <TextInput
          label="Web address"
          id={`${id}-url`}
          name={`${id}-url`}
          type="url"
          value={url}
          error={errors.url ?? null}
          onChange={({ currentTarget }) => setTyped({ ...typed, url: currentTarget.value })}
        />
      )}
      {type === 'file' && (
        <FileUpload
          label="File"
          hint="PDF, picture, Word, Excel, PowerPoint or plain text, 10 MB at most. Leave out names and photographs of children."
          id={`${id}-file`}
          name={`${id}-file`}
          file={file}
          error={errors.file ?? null}
          onFile={setFile}
        />
      )}
      <TextArea
        label={TEXT_LABELS[type]}
        {...(type === 'quotation' ? { hint: 'Without their name, or anything that tells who they are.' } : {})}
        id={`${id}-text`}
        name={`${id}-text`}
        rows={2}
        value={text}
        error={errors.text ?? null}
        onChange={({ currentTarget }) => setTyped({ ...typed, text: currentTarget.value })}
      />
      {update !== null && (
        <Checkbox
          label={
            <>
              It bears out the update of <Day date={update.on} />
            </>
          }
          hint={update.note}
          id={`${id}-update`}
          name={`${id}-update`}
          checked={ofUpdate}
          onChange={({ currentTarget }) => setTyped({ ...typed, ofUpdate: currentTarget.checked })}
        />
      )}
      {errors.all !== undefined && <p role="alert">{errors.all}</p>}
      <Actions>
        <Button look="secondary" type="submit" busy={add.isPending} busyWords="Saving">
          Add the evidence
        </Button>
        <Button look="link" onClick={onDone}>
          Cancel
        </Button>
      </Actions>
    </form>
  )
}

function missingIn({ type, text, url, file }: Readonly<{ type: Type; text: string; url: string; file: File | null }>) {
  return {
    ...(type === 'link' && !/^https?:\/\/\S+$/i.test(url.trim())
      ? { url: 'Enter a web address that begins with https:// or http://.' }
      : {}),
    ...(type === 'file' && file === null ? { file: 'Choose a file.' } : {}),
    ...(type === 'file' && file !== null && file.size > MOST_EVIDENCE_BYTES
      ? { file: 'Choose a file of 10 MB or less, or add a link to it.' }
      : {}),
    ...(text.trim() === '' ? { text: 'Say what it shows, in a few words.' } : {}),
  }
}

/** What the API refused, by the field it belongs to; what belongs to none stands over the button. */
function refusals(error: Error | null): Readonly<Record<string, string>> {
  if (error === null) return {}
  const fields = error instanceof Problem ? error.fields : []
  if (fields.length === 0) return { all: `${error.message} What you typed is still here.` }
  return Object.fromEntries(fields.map(({ field, message }) => [field.replace(/^content\./, ''), message]))
}
