import { AnswerMore } from './AnswerMore.tsx'
import type { StepList } from './step-lists.ts'
import { useWalkRoom } from './walk-room.tsx'

/** The answers of a list, for those who read and do not write. */
export function AnswersToRead({ list }: { list: StepList }) {
  const { walk } = useWalkRoom()
  const answers = walk.answers.filter(({ content }) => list.holds(content))
  return (
    <section className="ttc-answers" aria-labelledby={`${list.key}-title`}>
      <h2 id={`${list.key}-title`} className={list.mark === undefined ? undefined : `ttc-answers__${list.mark}`}>
        {list.title}
      </h2>
      {answers.length === 0 ? (
        <p className="ttc-answers__empty">Nothing said yet.</p>
      ) : (
        <ol className="ttc-answers__list">
          {answers.map((answer) => (
            <li key={answer.id}>
              <p className="ttc-answers__read">{answer.content.text}</p>
              <AnswerMore answer={answer} dots={list.dots === true} />
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
