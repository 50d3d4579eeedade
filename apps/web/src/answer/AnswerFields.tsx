import type { MemberView } from '@ttc/contracts/partnership'
import type { FieldProblem } from '@ttc/domain/problem'
import { Checkbox } from '../design/Checkbox.tsx'
import { DateField } from '../design/DateField.tsx'
import { Select } from '../design/Select.tsx'
import { TextArea } from '../design/TextArea.tsx'
import { NumberInput, TextInput } from '../design/TextInput.tsx'
import { MemberSelect } from '../partnership/MemberSelect.tsx'
import { type AnswerField, ratingChoices } from './answer-field.ts'

export type Said = Readonly<Record<string, unknown>>
export type PlacedIndicator = Readonly<{ placementId: string; name: string }>

type AnswerFieldsProps = {
  /** The answer's id: each control's id begins with it. */
  id: string
  fields: readonly AnswerField[]
  content: Said
  problems: readonly FieldProblem[]
  members: readonly MemberView[]
  indicators: readonly PlacedIndicator[]
  onChange: (change: Said) => void
  onRest: () => void
}

/** What an answer says beside its text, a control each. */
export function AnswerFields({ fields, ...rest }: AnswerFieldsProps) {
  return fields.map((field) => <One key={field.name} field={field} {...rest} />)
}

type OneProps = Omit<AnswerFieldsProps, 'fields'> & { field: AnswerField }

function One({ field, id, content, problems, members, indicators, onChange, onRest }: OneProps) {
  const { name, label, hint } = field
  const value = content[name]
  const error =
    problems.find((problem) => problem.field === name || problem.field === `${name}.reason`)?.message ?? null
  const texts = { label, hint, error, id: `${id}-${name}`, name: `${id}-${name}` }
  const text = value === null || value === undefined ? '' : String(value)
  const say = (said: unknown) => onChange({ [name]: said })
  switch (field.look) {
    case 'check':
      return (
        <Checkbox {...texts} checked={value === true} onChange={({ currentTarget }) => say(currentTarget.checked)} />
      )
    case 'choice':
      return (
        <Select
          {...texts}
          value={text}
          options={field.choices}
          {...(field.none === '' ? {} : { placeholder: field.none })}
          onChange={({ currentTarget }) => say(chosen(currentTarget.value, field.number === true))}
        />
      )
    case 'member':
      return (
        <MemberSelect
          {...texts}
          members={members}
          value={text}
          onChange={({ currentTarget }) => say(chosen(currentTarget.value, false))}
        />
      )
    case 'indicator':
      return (
        <Select
          {...texts}
          value={text}
          placeholder="Not in the plan yet"
          options={indicators.map((one) => ({ value: one.placementId, text: one.name }))}
          onChange={({ currentTarget }) => say(chosen(currentTarget.value, false))}
        />
      )
    case 'day':
      return <DateField {...texts} value={text} onChange={(day) => say(day === '' ? null : day)} onBlur={onRest} />
    case 'number':
      return (
        <NumberInput
          {...texts}
          width={10}
          value={text}
          onBlur={onRest}
          onChange={({ currentTarget }) => say(numberOf(currentTarget.value))}
        />
      )
    case 'long':
      return (
        <TextArea
          {...texts}
          rows={2}
          value={text}
          onBlur={onRest}
          onChange={({ currentTarget }) => say(currentTarget.value)}
        />
      )
    case 'line':
      return (
        <TextInput {...texts} value={text} onBlur={onRest} onChange={({ currentTarget }) => say(currentTarget.value)} />
      )
    case 'score':
      return <Score texts={texts} value={scoreOf(value)} onChange={say} onRest={onRest} />
  }
}

type Scored = Readonly<{ score: string | null; reason: string }>
type ScoreProps = {
  texts: { label: string; hint?: string; error: string | null; id: string; name: string }
  value: Scored
  onChange: (score: Scored) => void
  onRest: () => void
}

function Score({ texts, value, onChange, onRest }: ScoreProps) {
  return (
    <div className="ttc-answer__score">
      <Select
        {...texts}
        value={value.score ?? ''}
        placeholder="Not scored"
        options={ratingChoices}
        onChange={({ currentTarget }) => onChange({ ...value, score: currentTarget.value || null })}
      />
      <TextInput
        label={`Why that ${texts.label.toLowerCase()}`}
        id={`${texts.id}-reason`}
        value={value.reason}
        onBlur={onRest}
        onChange={({ currentTarget }) => onChange({ ...value, reason: currentTarget.value })}
      />
    </div>
  )
}

function scoreOf(value: unknown): Scored {
  const { score = null, reason = '' } = (value ?? {}) as Partial<Scored>
  return { score, reason }
}

const chosen = (value: string, isNumber: boolean) => (value === '' ? null : isNumber ? Number(value) : value)

/** What cannot be read as a number goes on as it was typed, so that the rule that refuses it can say why. */
function numberOf(text: string): number | string | null {
  const plain = text.replace(/[,\s]/g, '')
  if (plain === '') return null
  return Number.isFinite(Number(plain)) ? Number(plain) : text
}
