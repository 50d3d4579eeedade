import type { MemberView } from '@ttc/contracts/partnership'
import { ConflictNotice, type ConflictRow } from '../design/ConflictNotice.tsx'
import { Moment } from '../design/Moment.tsx'
import type { AnswerForm } from './answer-field.ts'
import type { AnswerOutbox } from './answer-outbox.ts'
import { fieldWords } from './field-words.ts'
import type { Waiting } from './waiting-answer.ts'

type AnswerConflictProps = {
  form: AnswerForm
  waiting: Waiting | null
  outbox: AnswerOutbox
  links: readonly Readonly<{ id: string; text: string }>[]
  members: readonly MemberView[]
}

/** Somebody stored another version of an answer first: both beside one another, and the person chooses. */
export function AnswerConflict({ form, waiting, outbox, links, members }: AnswerConflictProps) {
  if (waiting?.state !== 'conflict' || waiting.present === null) return null
  const { present } = waiting
  const theirs = present.content as Readonly<Record<string, unknown>>
  const linkWords = (id: string | null) => links.find((one) => one.id === id)?.text ?? 'none'
  const rows: ConflictRow[] = [
    rowOf('Text', String(waiting.content.text ?? ''), String(theirs.text ?? '')),
    ...form.fields.map((field) =>
      rowOf(
        field.label,
        fieldWords(field, waiting.content[field.name], members) ?? 'nothing',
        fieldWords(field, theirs[field.name], members) ?? 'nothing',
      ),
    ),
    ...(form.link === null ? [] : [rowOf(form.link.label, linkWords(waiting.linkId), linkWords(present.linkId))]),
    rowOf('In the walk', waiting.removed ? 'taken out' : 'yes', present.removed ? 'taken out' : 'yes'),
  ]
  const by = present.changedBy?.name ?? 'Somebody'
  return (
    <ConflictNotice
      what={`this ${form.one}`}
      theirs={{ by, when: <Moment at={present.changedAt} /> }}
      rows={rows.filter(({ changed, field }) => changed || field === 'Text')}
      onKeepMine={() => outbox.settle(waiting.id, 'mine')}
      onTakeTheirs={() => outbox.settle(waiting.id, 'theirs')}
    />
  )
}

const rowOf = (field: string, mine: string, theirs: string): ConflictRow => ({
  field,
  mine,
  theirs,
  changed: mine !== theirs,
})
