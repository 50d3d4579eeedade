import { isDay } from '@ttc/domain/day'
import { describeDay } from '@ttc/domain/period/label'
import { useId, useState } from 'react'
import { Button } from '../design/Button.tsx'
import { Notice } from '../design/Notice.tsx'
import { TextArea } from '../design/TextArea.tsx'
import { TextInput } from '../design/TextInput.tsx'
import { textOf } from './KeptMinutes.tsx'
import { useMeetingRoom } from './meeting-room.tsx'
import { keyOf, type TypedField } from './minutes-outbox.ts'

type Stored = Readonly<{ versions: Readonly<Record<string, number>> }> | null

export type FieldOf = Omit<TypedField, 'value' | 'base' | 'field' | 'reason'>

type MinutesFieldProps = {
  of: FieldOf
  field: string
  label: string
  stored: Stored
  /** Several lines, with a count of what is left. */
  rows?: number
  most?: number
  /** What may be chosen of; other words may be typed. */
  offered?: readonly string[]
  /** What is stored for the words that are typed. */
  asStored?: (text: string) => unknown
  /** Told of what was typed, for a field that follows from it. */
  onTyped?: (text: string) => void
}

/** What stands in a field: what is typed and not stored, else what is stored. */
export function useField(of: FieldOf, field: string, stored: Stored) {
  const { outbox, waiting } = useMeetingRoom()
  const typed = waiting.get(keyOf({ ...of, field }))
  const value = typed === undefined ? (stored as Record<string, unknown> | null)?.[field] : typed.value
  const put = (next: unknown) =>
    outbox.put({ ...of, field, value: next, base: stored?.versions[field] ?? 0, reason: null })
  return { typed, value, put }
}

/**
 * One field of the minutes, stored as it is typed. What is in the control stays as it was typed while the control has
 * the focus: a store that tidies spaces must not move the cursor.
 */
export function MinutesField(props: MinutesFieldProps) {
  const { of, field, label, stored, rows, most, offered = [], asStored = (text) => text, onTyped } = props
  const { outbox } = useMeetingRoom()
  const { typed, value, put } = useField(of, field, stored)
  const [own, setOwn] = useState<string | null>(null)
  const list = useId()
  const id = `${field}-${of.id}`
  const shown = own ?? shownText(value)
  const control = {
    id,
    label,
    value: shown,
    error: typed?.state === 'refused' ? typed.message : null,
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) => {
      setOwn(currentTarget.value)
      put(asStored(currentTarget.value))
      onTyped?.(currentTarget.value)
    },
    onBlur: () => {
      setOwn(null)
      outbox.flush()
    },
  }
  return (
    <>
      {rows === undefined ? (
        <TextInput {...control} list={offered.length > 0 ? list : undefined} autoComplete="off" />
      ) : (
        <TextArea {...control} rows={rows} most={shown.length > (most ?? 0) * 0.8 ? most : undefined} />
      )}
      {offered.length > 0 && (
        <datalist id={list}>
          {offered.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
      {typed?.state === 'conflict' && (
        <Conflict
          label={label}
          theirs={shownText((typed.present as Record<string, unknown> | null)?.[field])}
          onSettle={(whose) => {
            setOwn(null)
            outbox.settle(keyOf({ ...of, field }), whose)
          }}
        />
      )}
    </>
  )
}

type ConflictProps = { label: string; theirs: string; onSettle: (whose: 'mine' | 'theirs') => void }

/** Another typed in the same field first: both are shown, and the person chooses. */
function Conflict({ label, theirs, onSettle }: ConflictProps) {
  return (
    <div role="alert">
      <Notice tone="warning" title={`Someone else typed in “${label}” too`}>
        <p className="ttc-cm__theirs">{theirs === '' ? 'They emptied it.' : theirs}</p>
        <Button look="secondary" onClick={() => onSettle('mine')}>
          Keep yours
        </Button>{' '}
        <Button look="link" onClick={() => onSettle('theirs')}>
          Take theirs
        </Button>
      </Notice>
    </div>
  )
}

/** A stored day is shown as it is written. */
function shownText(value: unknown): string {
  const text = textOf(value)
  return isDay(text) ? describeDay(text) : text
}
