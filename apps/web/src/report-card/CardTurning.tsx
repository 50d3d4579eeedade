import type { CardAnswers, CardPlan } from '@ttc/contracts/report-card'

const TITLES: readonly (readonly [keyof CardPlan, string])[] = [
  ['story', 'The story behind the curve'],
  ['works', 'What works'],
  ['partners', 'Partners'],
  ['actions', 'Actions'],
]

/** The group's plan to turn the curve, from its walk: of each list so many answers, the others counted. */
export function CardTurning({ turning, most }: { turning: CardPlan; most: number }) {
  const said = TITLES.filter(([name]) => turning[name].items.length + turning[name].more > 0)
  return (
    <div className="ttc-card__turning">
      {said.map(([name, title]) => (
        <Answers key={name} id={`card-${name}`} title={title} list={turning[name]} most={most} />
      ))}
    </div>
  )
}

type AnswersProps = { id: string; title: string; list: CardAnswers; most: number }

function Answers({ id, title, list: { items, more }, most }: AnswersProps) {
  const left = more + Math.max(0, items.length - most)
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul>
        {items.slice(0, most).map(({ text, note }) => (
          <li key={`${text} ${note}`}>
            {text} {note !== null && <small>({note})</small>}
          </li>
        ))}
      </ul>
      {left > 0 && <p className="ttc-muted">And {left} more in the walk.</p>}
    </section>
  )
}
