import type { AnswerView } from '@ttc/contracts/answer'
import { type ReactNode, useEffect, useRef } from 'react'
import { Button } from '../design/Button.tsx'
import { Details } from '../design/Details.tsx'
import { Select } from '../design/Select.tsx'
import { TextArea } from '../design/TextArea.tsx'
import { AnswerConflict } from './AnswerConflict.tsx'
import { AnswerFields, type PlacedIndicator, type Said } from './AnswerFields.tsx'
import { AnswerOrder } from './AnswerOrder.tsx'
import type { AnswerForm } from './answer-field.ts'
import type { AnswerOutbox } from './answer-outbox.ts'
import type { Typed, Waiting } from './waiting-answer.ts'

export type LinkChoice = Readonly<{ id: string; text: string; kind: string }>

export type AnswerParts = Readonly<{
  form: AnswerForm
  outbox: AnswerOutbox
  members: Parameters<typeof AnswerFields>[0]['members']
  indicators: readonly PlacedIndicator[]
  links: readonly LinkChoice[]
  /** More about a stored answer, under its text: what it is known by, its versions, its dots. */
  more: (answer: AnswerView) => ReactNode
}>

type AnswerRowProps = AnswerParts & {
  /** Null for one that is new and not stored yet. */
  stored: AnswerView | null
  waiting: Waiting | null
  number: number
  isNew: boolean
  onMove: ((by: -1 | 1) => void) | null
  isFirst: boolean
  isLast: boolean
}

/** One answer: its text, what stands beside it, and the way to move, change, compare or take it out. */
export function AnswerRow(props: AnswerRowProps) {
  const { form, outbox, stored, waiting, number, isNew } = props
  const text = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isNew) text.current?.querySelector('textarea')?.focus()
  }, [isNew])
  const typed = typedOf(stored, waiting)
  const problems = waiting?.problems ?? []
  const change = (more: Said) => outbox.put({ ...typed, content: { ...typed.content, ...more } })
  const rest = () => outbox.flush()
  const fieldsProps = { ...props, id: typed.id, content: typed.content, problems, onChange: change, onRest: rest }
  const beside = form.fields.filter((field) => field.beside)
  const under = form.fields.filter((field) => !field.beside)
  return (
    <div className="ttc-answer" ref={text}>
      <AnswerOrder {...props} what={`${form.one} ${number}`} />
      <div className="ttc-answer__main">
        <TextArea
          label={`${form.textLabel} ${number}`}
          labelLook="hidden"
          id={typed.id}
          name={typed.id}
          rows={2}
          value={String(typed.content.text ?? '')}
          error={problems.find(({ field }) => field === 'text' || field === 'linkId')?.message ?? null}
          onChange={({ currentTarget }) => change({ text: currentTarget.value })}
          onBlur={rest}
        />
        <AnswerConflict form={form} waiting={waiting} outbox={outbox} links={props.links} members={props.members} />
        {stored !== null && props.more(stored)}
        <Details
          summary={`More about this ${form.one}`}
          open={problems.some(({ field }) => under.some(({ name }) => field.startsWith(name)))}
        >
          <LinkField {...props} typed={typed} />
          <AnswerFields {...fieldsProps} fields={under} />
        </Details>
      </div>
      <div className="ttc-answer__side">
        <AnswerFields {...fieldsProps} fields={beside} />
        <Button look="link" onClick={() => removeAnswer(outbox, stored, typed)}>
          Remove <span className="govuk-visually-hidden">{`${form.one} ${number}`}</span>
        </Button>
      </div>
    </div>
  )
}

type LinkFieldProps = Pick<AnswerParts, 'form' | 'links' | 'outbox'> & { typed: Typed }

/** The answer that this one belongs to. */
export function LinkField({ form, links, typed, outbox }: LinkFieldProps) {
  if (form.link === null) return null
  const { kinds } = form.link
  const choices = links.filter(({ id, kind }) => id !== typed.id && kinds.some((one) => one === kind))
  return (
    <Select
      label={form.link.label}
      id={`${typed.id}-link`}
      value={typed.linkId ?? ''}
      placeholder={form.link.none}
      options={choices.map(({ id, text }) => ({ value: id, text: shortened(text) }))}
      onChange={({ currentTarget }) => outbox.put({ ...typed, linkId: currentTarget.value || null })}
    />
  )
}

const shortened = (text: string) => (text.length > 90 ? `${text.slice(0, 88)}…` : text)

export function removeAnswer(outbox: AnswerOutbox, stored: AnswerView | null, typed: Typed): void {
  if (stored === null) outbox.forget(typed.id)
  else outbox.put({ ...typed, removed: true }, 0)
}

/** What the fields show: what was typed and waits, over what is stored. */
export function typedOf(stored: AnswerView | null, waiting: Waiting | null): Typed {
  if (waiting !== null) return waiting
  if (stored === null) throw new Error('An answer is stored or waits to be.')
  const { id, version, content, linkId, removed } = stored
  return { id, base: version, content, linkId, removed }
}
