import type { AreaView } from '@ttc/contracts/comparator'
import { comparatorLimits } from '@ttc/domain/comparator'
import { useRef, useState } from 'react'
import { Button } from '../design/Button.tsx'
import { Checkboxes } from '../design/Choices.tsx'
import { FieldGroup, useField } from '../design/Field.tsx'
import { TextInput } from '../design/TextInput.tsx'
import { findAreas, isGone } from './area-search.ts'
import { describeGone, describeValues, type ValuesByArea } from './comparator-words.ts'

type Named = Readonly<{ code: string; name: string }>

type AreaPickerProps = {
  areas: readonly AreaView[]
  /** Areas that were chosen before, with their names: one may not be among those on offer any more. */
  known: readonly Named[]
  values: ValuesByArea
  chosen: readonly string[]
  onChange: (codes: string[]) => void
  error: string | null
}

const SHOWN = 10
/** A summary of errors leads to the words to look for: the way out of having chosen nothing. */
const FIELD = 'areaCodes'

/** Areas, found by name or code, ticked, and taken away again one by one. */
export function AreaPicker({ areas, known, values, chosen, onChange, error }: AreaPickerProps) {
  const [words, setWords] = useState('')
  const search = useRef<HTMLInputElement>(null)
  const texts = {
    label: 'Areas',
    hint: `Their plain mean is what you are compared with. At least 1, at most ${comparatorLimits.areas}.`,
    error,
  }
  const parts = useField('areas', undefined, texts)
  const found = findAreas(areas, words, values)
  const isFull = chosen.length >= comparatorLimits.areas
  const byCode = new Map<string, Named>([...known, ...areas].map((area) => [area.code, area]))
  const remove = (code: string) => {
    onChange(chosen.filter((one) => one !== code))
    search.current?.focus()
  }
  return (
    <FieldGroup texts={texts} parts={parts}>
      {chosen.length > 0 && (
        <ul className="ttc-comparator-chosen" aria-label="Chosen areas">
          {chosen.map((code) => (
            <li key={code}>
              <span>
                {byCode.get(code)?.name ?? code}
                <small>{describeValues(code, values)}</small>
              </span>
              <Button look="link" onClick={() => remove(code)}>
                Remove <span className="govuk-visually-hidden">{byCode.get(code)?.name ?? code}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      <TextInput
        ref={search}
        id={FIELD}
        type="search"
        label="Find an area"
        hint="By part of its name, its region or its nine-character code"
        width={20}
        value={words}
        autoComplete="off"
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
      />
      <p className="ttc-muted" role="status">
        {countWords(found.length, areas.length, chosen.length)}
        {isFull && ` That is the most: remove one to choose another.`}
      </p>
      {found.length > 0 && (
        <Checkboxes
          name="found"
          label="Areas found"
          labelLook="hidden"
          small
          values={chosen}
          onChange={({ target: { value, checked } }) =>
            checked ? onChange([...chosen, value]) : onChange(chosen.filter((one) => one !== value))
          }
          choices={found.slice(0, SHOWN).map((area) => ({
            value: area.code,
            label: isGone(area) ? `${area.name} (abolished or replaced)` : area.name,
            hint: [placeWords(area), describeValues(area.code, values)].join(' · ') + goneWords(area),
            disabled: isFull && !chosen.includes(area.code),
          }))}
        />
      )}
    </FieldGroup>
  )
}

const placeWords = ({ code, region }: AreaView) => (region === null ? code : `${code} · ${region}`)
const goneWords = (area: AreaView) => (isGone(area) ? `. ${describeGone(area)}` : '')

function countWords(found: number, all: number, chosen: number): string {
  const shown = found > SHOWN ? `${found} of ${all} areas, the first ${SHOWN} shown: type to narrow them.` : ''
  const few = found === 0 ? 'No area is called this.' : `${found} of ${all} areas.`
  return `${shown === '' ? few : shown} ${chosen} chosen.`
}
