import type { AnswerView } from '@ttc/contracts/answer'
import { newId } from '@ttc/contracts/new-id'
import { type DragEvent, useState } from 'react'
import { Button } from '../design/Button.tsx'
import type { Said } from './AnswerFields.tsx'
import { type AnswerParts, AnswerRow } from './AnswerRow.tsx'
import { rowsOf } from './answer-rows.ts'
import type { Waiting } from './waiting-answer.ts'

type AnswerListProps = AnswerParts & {
  /** Names the list in the page: "contributing". */
  name: string
  title: string
  mark?: 'plus' | 'minus'
  order?: string
  answers: readonly AnswerView[]
  waiting: ReadonlyMap<string, Waiting>
  /** Whether something that was typed and has no place yet belongs to this list. */
  holds: (content: Said) => boolean
  begins: Said
  add: string
  empty: string
  onPlace: (id: string, after: string | null) => void
}

/** Answers of one kind in their order, to be added to, changed, moved and taken out by pointer or keyboard. */
export function AnswerList(props: AnswerListProps) {
  const { name, title, mark, order, outbox, begins, add, empty, onPlace } = props
  const [dragged, setDragged] = useState<string | null>(null)
  const [added, setAdded] = useState<string | null>(null)
  const rows = rowsOf(props)
  const ids = rows.filter(({ stored }) => stored !== null).map(({ id }) => id)
  const move = (id: string, by: -1 | 1) => {
    const to = ids.indexOf(id) + by
    const others = ids.filter((one) => one !== id)
    onPlace(id, others[to - 1] ?? null)
  }
  const drop = (event: DragEvent, on: string) => {
    event.preventDefault()
    if (dragged === null || dragged === on) return
    const isDown = ids.indexOf(dragged) < ids.indexOf(on)
    onPlace(dragged, isDown ? on : (ids[ids.indexOf(on) - 1] ?? null))
  }
  const begin = () => {
    const id = newId()
    setAdded(id)
    outbox.put({ id, base: 0, content: begins, linkId: null, removed: false })
  }
  return (
    <section className="ttc-answers" aria-labelledby={`${name}-title`}>
      <h2 id={`${name}-title`} className={mark === undefined ? undefined : `ttc-answers__${mark}`}>
        {title}
      </h2>
      {order !== undefined && rows.length > 1 && <p className="ttc-muted">{order}</p>}
      {rows.length === 0 ? (
        <p className="ttc-answers__empty">{empty}</p>
      ) : (
        <ol className="ttc-plain">
          {rows.map(({ id, stored, waiting }, index) => (
            <li
              key={id}
              draggable={stored !== null && dragged === id}
              onPointerDown={({ target }) => isGrip(target) && setDragged(id)}
              onDragEnd={() => setDragged(null)}
              onDragOver={(event) => dragged !== null && event.preventDefault()}
              onDrop={(event) => drop(event, id)}
            >
              <AnswerRow
                {...props}
                stored={stored}
                waiting={waiting}
                number={index + 1}
                isNew={id === added}
                onMove={stored === null || ids.length < 2 ? null : (by) => move(id, by)}
                isFirst={ids[0] === id}
                isLast={ids.at(-1) === id}
              />
            </li>
          ))}
        </ol>
      )}
      <Button look="secondary" onClick={begin}>
        {add}
      </Button>
    </section>
  )
}

const isGrip = (target: EventTarget) => target instanceof Element && target.closest('.ttc-answer__grip') !== null
