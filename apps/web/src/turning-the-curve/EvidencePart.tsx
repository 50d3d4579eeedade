import type { AnswerView, Content } from '@ttc/contracts/answer'
import { useState } from 'react'
import { Button } from '../design/Button.tsx'
import { Day } from '../design/Day.tsx'
import { EvidenceForm } from './EvidenceForm.tsx'
import { fileAddress, useRemoveEvidence } from './walk.api.ts'
import { useWalkRoom } from './walk-room.tsx'

type Evidence = Extract<Content, { kind: 'evidence' }>

/** Kinds that something can be known of: the rest of an answer's row asks nothing of the kind. */
const KNOWN: ReadonlySet<Content['kind']> = new Set([
  'statement',
  'population-group',
  'candidate',
  'factor',
  'knowledge',
  'partner',
  'idea',
  'action',
])

/** How the group knows what it says: links, what was said, cases and files, each to be read where the answer stands. */
export function EvidencePart({ answer }: { answer: AnswerView }) {
  const { walk } = useWalkRoom()
  const [adding, setAdding] = useState(false)
  if (!KNOWN.has(answer.content.kind)) return null
  const evidence = evidenceOf(walk.answers, answer.id)
  const mayAdd = walk.allowed.includes('evidence.add')
  if (evidence.length === 0 && !mayAdd) return null
  return (
    <div className="ttc-evidence">
      <span>How do we know?</span>
      {evidence.map((one) => (
        <One key={one.id} evidence={one} of={answer} mayRemove={mayAdd} />
      ))}
      {mayAdd && !adding && (
        <Button look="link" onClick={() => setAdding(true)}>
          {evidence.length === 0 ? 'Add evidence' : 'Add more'}
          <span className="govuk-visually-hidden"> for {answer.content.text}</span>
        </Button>
      )}
      {adding && <EvidenceForm answer={answer} onDone={() => setAdding(false)} />}
    </div>
  )
}

type Stored = Readonly<{ id: string; version: number; content: Evidence; linkId: string | null }>

/** The evidence under an answer, in the order in which it was given. */
export function evidenceOf(answers: readonly AnswerView[], id: string): Stored[] {
  return answers.flatMap(({ content, ...rest }) =>
    content.kind === 'evidence' && rest.linkId === id ? [{ ...rest, content }] : [],
  )
}

function One({ evidence, of, mayRemove }: { evidence: Stored; of: AnswerView; mayRemove: boolean }) {
  const { at } = useWalkRoom()
  const remove = useRemoveEvidence(at)
  return (
    <span className="ttc-evidence__one">
      <Words content={evidence.content} />
      <OfUpdate id={evidence.content.updateId} last={of.action?.last ?? null} />
      {mayRemove && (
        <Button look="link" busy={remove.isPending} onClick={() => remove.mutate(evidence)}>
          Remove<span className="govuk-visually-hidden"> the evidence: {evidence.content.text}</span>
        </Button>
      )}
      {remove.error !== null && <span role="alert">{remove.error.message}</span>}
    </span>
  )
}

function Words({ content: { type, text, url, fileId } }: { content: Evidence }) {
  const { at } = useWalkRoom()
  if (type === 'link' && url !== null)
    return (
      <a href={url} target="_blank" rel="noopener noreferrer">
        {text}
        <span className="govuk-visually-hidden"> (opens in a new tab)</span>
      </a>
    )
  if (type === 'file' && fileId !== null)
    return (
      <a href={fileAddress(at, fileId)} download>
        {text} (file)
      </a>
    )
  return type === 'quotation' ? <q>{text}</q> : <span className="ttc-checked__text">{text}</span>
}

/** Which update of an action it bears out. The walk holds the latest alone; the others stand among its versions. */
function OfUpdate({ id, last }: { id: string | null; last: NonNullable<AnswerView['action']>['last'] }) {
  if (id === null) return null
  return (
    <small className="ttc-muted">
      {last?.id === id ? (
        <>
          for the update of <Day date={last.on} short />
        </>
      ) : (
        'for an earlier update'
      )}
    </small>
  )
}
