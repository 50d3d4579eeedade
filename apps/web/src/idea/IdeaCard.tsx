import type { IdeaRowView } from '@ttc/contracts/idea'
import { standingWords } from '../action/action-words.ts'
import { AgainstBaseline } from '../assessment/Marks.tsx'
import { Day } from '../design/Day.tsx'
import { Details } from '../design/Details.tsx'
import { Sparkline } from '../figure/Sparkline.tsx'
import { placementAddress, priorityAddress, stepAddress } from '../http/address.ts'
import { describeAfter, describeIdea } from './idea-words.ts'

/** One idea of the bank: where it was thought of, what was done of it, and what the curve did after. */
export function IdeaCard({ partnership, idea }: { partnership: string; idea: IdeaRowView }) {
  const { content, plan, priority, walkId, answers, saidAt, actions, after } = idea
  const at = { partnership, plan: plan.id }
  const known = [content.evidence, content.elsewhere, content.source].filter((part) => part !== '')
  return (
    <li className="ttc-idea">
      <div>
        <h2>
          <a href={stepAddress(at, walkId, 'what-works')}>{content.text}</a>
        </h2>
        <p>{describeIdea(content)}</p>
        <p className="ttc-muted">
          <a href={priorityAddress(at, priority.id)}>{priority.name}</a> · <Day date={saidAt} short />
          {answers !== null && ` · answers “${answers}”`}
        </p>
        {known.length > 0 && (
          <Details summary="How it is known to work">
            {known.map((text) => (
              <p key={text}>{text}</p>
            ))}
          </Details>
        )}
      </div>
      <div>
        {actions.length === 0 ? (
          <p className="ttc-muted">Not tried yet</p>
        ) : (
          <ul className="ttc-idea__tried">
            {actions.map(({ id, text, state }) => (
              <li key={id}>
                {text} <b>{standingWords(state)}</b>
              </li>
            ))}
          </ul>
        )}
        {after !== null && (
          <figure>
            <a href={placementAddress(at, after.row.placementId)}>
              <Sparkline curve={after.row.curve} />
            </a>
            <figcaption>
              {describeAfter(after)} <AgainstBaseline assessment={after.row.assessment} scale={after.row.curve.scale} />
            </figcaption>
          </figure>
        )}
      </div>
    </li>
  )
}
