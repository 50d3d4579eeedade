import { type InPlan, outcomeAddress, planAddress, priorityAddress } from '../http/address.ts'
import { useWalkRoom } from './walk-room.tsx'

/** The outcomes that the priority serves, as the plan words them. They are worded there, once. */
export function OutcomesPart({ at }: { at: InPlan }) {
  const { walk } = useWalkRoom()
  const mayEdit = walk.allowed.includes('plan.edit')
  return (
    <section className="ttc-answers" aria-labelledby="outcomes-title">
      <h2 id="outcomes-title">Outcomes of this priority</h2>
      <ul className="ttc-walk__outcomes">
        {walk.outcomes.map(({ id, statement, explanation }) => (
          <li key={id}>
            <a href={outcomeAddress(at, id)}>{statement}</a>
            {explanation !== '' && <p className="ttc-muted">{explanation}</p>}
          </li>
        ))}
      </ul>
      {mayEdit ? (
        <p>
          <a href={`${priorityAddress(at, walk.priority.id)}/edit`}>Choose other outcomes</a>, or{' '}
          <a href={`${planAddress(at)}/outcomes/new`}>add an outcome to the plan</a>.
        </p>
      ) : (
        <p className="ttc-muted">The plan coordinator words and chooses outcomes.</p>
      )}
    </section>
  )
}
