import type { ReportCard } from '@ttc/contracts/report-card'
import { describeDay } from '@ttc/domain/period/label'
import { CardHeadlines } from './CardHeadlines.tsx'
import { CardRows } from './CardRows.tsx'

/** The sheet: whose, the finding in one line, two curves, the further indicators, what is missing, sources. */
export function Card({ card }: { card: ReportCard }) {
  return (
    <article className="ttc-card" aria-labelledby="card-title">
      <CardHead card={card} />
      <p className="ttc-card__line">
        <b>In one line:</b> {card.line}
      </p>
      <CardHeadlines headlines={card.headlines} height={curveHeight(card)} />
      <CardRows rows={card.rows} />
      {card.gaps.length > 0 && (
        <section className="ttc-card__gaps" aria-labelledby="card-gaps">
          <h2 id="card-gaps">Late, missing or not due</h2>
          <ul>
            {card.gaps.map((gap) => (
              <li key={gap}>{gap}</li>
            ))}
          </ul>
        </section>
      )}
      <CardFoot card={card} />
    </article>
  )
}

/** The fewer lines stand below the curves, the taller these may be on the one side. */
function curveHeight({ rows, gaps }: ReportCard): number {
  const lines = rows.length * 2 + gaps.length
  if (lines <= 4) return 400
  return lines <= 10 ? 300 : lines <= 18 ? 236 : 184
}

function CardHead({ card }: { card: ReportCard }) {
  const { outcomes, lead, plan, round, marking } = card
  return (
    <>
      {marking !== 'none' && <p className="ttc-card__marking">{marking}</p>}
      <header className="ttc-card__head">
        <div>
          <p className="ttc-card__outcome">
            {plan.name.includes(plan.period) ? plan.name : `${plan.name}, ${plan.period}`}
          </p>
          <p className="ttc-card__outcome">
            {outcomes.length === 1 ? 'Outcome' : 'Outcomes'}: {outcomes.join('; ')}
          </p>
          <h1 id="card-title" tabIndex={-1}>
            Report card: {card.priority}
          </h1>
        </div>
        <dl>
          {round !== null && (
            <div>
              <dt>Round</dt>
              <dd>{round}</dd>
            </div>
          )}
          <div>
            <dt>Lead</dt>
            <dd>{lead === null ? 'not yet named' : [lead.role, lead.agency].filter(Boolean).join(', ')}</dd>
          </div>
        </dl>
      </header>
    </>
  )
}

function CardFoot({ card }: { card: ReportCard }) {
  const said = [
    card.partnership.example ? 'A worked example: not a real place' : '',
    ...card.sources,
    ...card.notes,
    `Card of ${describeDay(card.asAt)}`,
  ]
  return (
    <footer className="ttc-card__foot">
      {said
        .filter((part) => part !== '')
        .map((part) => part.replace(/\.$/, ''))
        .join('. ')}
      .
    </footer>
  )
}
