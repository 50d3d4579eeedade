import type { AnswerView } from '@ttc/contracts/answer'
import type { ComponentProps } from 'react'
import { AnswerConflict } from '../answer/AnswerConflict.tsx'
import { AnswerFields, type Said } from '../answer/AnswerFields.tsx'
import { LinkField, removeAnswer, typedOf } from '../answer/AnswerRow.tsx'
import type { Waiting } from '../answer/waiting-answer.ts'
import { Button } from '../design/Button.tsx'
import { TextInput } from '../design/TextInput.tsx'
import { AnswerMore } from './AnswerMore.tsx'
import { judgedForm, judgedQuestions } from './judged-form.ts'
import { LateJudgedCurve } from './LateJudgedCurve.tsx'

type JudgedRowProps = Pick<ComponentProps<typeof LinkField>, 'outbox' | 'links'> &
  Pick<ComponentProps<typeof AnswerFields>, 'members'> & {
    stored: AnswerView | null
    waiting: Waiting | null
    number: number
  }

/** The four questions about one curve, and the curve as they draw it. */
export function JudgedRow({ stored, waiting, number, outbox, links, members }: JudgedRowProps) {
  const typed = typedOf(stored, waiting)
  const { content } = typed
  const problems = waiting?.problems ?? []
  const change = (more: Said) => outbox.put({ ...typed, content: { ...content, ...more } })
  const rest = () => outbox.flush()
  const fields = (names: readonly string[]) => (
    <AnswerFields
      id={typed.id}
      fields={judgedForm.fields.filter(({ name }) => names.includes(name))}
      content={content}
      problems={problems}
      members={members}
      indicators={[]}
      onChange={change}
      onRest={rest}
    />
  )
  const asked = judgedQuestions.filter(({ names }) => !names.includes('speed') || content.course !== 'the same')
  return (
    <div className="ttc-judged">
      <TextInput
        label={`${judgedForm.textLabel}${number > 1 ? ` (curve ${number})` : ''}`}
        hint="For example: pupils who have an adult at school to talk to"
        id={typed.id}
        name={typed.id}
        value={String(content.text ?? '')}
        error={problems.find(({ field }) => field === 'text')?.message ?? null}
        onChange={({ currentTarget }) => change({ text: currentTarget.value })}
        onBlur={rest}
      />
      <div className="ttc-judged__asked">{fields(['unit', 'betterIs'])}</div>
      <LinkField form={judgedForm} links={links} outbox={outbox} typed={typed} />
      {asked.map(({ title, names }) => (
        <fieldset key={title} className="govuk-fieldset ttc-judged__question">
          <legend>{title}</legend>
          <div className="ttc-judged__asked">{fields(names)}</div>
        </fieldset>
      ))}
      <AnswerConflict form={judgedForm} waiting={waiting} outbox={outbox} links={links} members={members} />
      <LateJudgedCurve content={content} />
      {stored !== null && <AnswerMore answer={stored} dots={false} />}
      <Button look="link" onClick={() => removeAnswer(outbox, stored, typed)}>
        Remove <span className="govuk-visually-hidden">curve {number}</span>
      </Button>
    </div>
  )
}
