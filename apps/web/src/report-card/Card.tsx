import type { ReportCard } from '@ttc/contracts/report-card'
import { describeDay } from '@ttc/domain/period/label'
import { describeCardStanding } from '@ttc/domain/report-card.words'
import { CardHeadlines } from './CardHeadlines.tsx'
import { CardRows } from './CardRows.tsx'
import { CardAsks, CardChanged } from './CardSaid.tsx'
import { CardTurning } from './CardTurning.tsx'
import { useOneSide } from './use-one-side.ts'

/** The sheet: whose, the finding in one line, two curves, further indicators, the plan to turn the curve, what is missing, sources. */
export function Card({ card }: { card: ReportCard }) {
  const turning = card.turning ?? null
  const most = turning === null ? 0 : Math.max(...Object.values(turning).map(({ items }) => items.length))
  const side = useOneSide({ rows: card.rows.length, gaps: card.gaps.length, answers: most }, card)
  return (
    <article className="ttc-card" aria-labelledby="card-title" ref={side.sheet}>
      <CardHead card={card} />
      <p className="ttc-card__line">
        <b>In one line:</b> {card.line}
      </p>
      <CardChanged changed={card.words?.changed ?? ''} />
      <CardHeadlines headlines={card.headlines} height={side.height} />
      <CardRows rows={card.rows.slice(0, side.rows)} isNarrow={side.isNarrow} />
      <More left={card.rows.length - side.rows} />
      {turning && <CardTurning turning={turning} most={side.answers} />}
      <CardAsks asks={card.words?.asks ?? []} />
      <CardOverrides overrides={card.overrides ?? []} />
      <CardGaps gaps={card.gaps} shown={side.gaps} />
      <CardFoot card={card} />
    </article>
  )
}

/** As on the printed side: in short print, because a sentence each would take the place of rows. */
const MOST_OVERRIDES = 4

function CardOverrides({ overrides }: { overrides: readonly string[] }) {
  if (overrides.length === 0) return null
  return (
    <section className="ttc-card__overrides" aria-label="Shown otherwise than by the rule">
      {overrides.slice(0, MOST_OVERRIDES).map((said) => (
        <p key={said}>{said}.</p>
      ))}
      <More left={overrides.length - MOST_OVERRIDES} />
    </section>
  )
}

function CardGaps({ gaps, shown }: { gaps: readonly string[]; shown: number }) {
  if (gaps.length === 0) return null
  return (
    <section className="ttc-card__gaps" aria-labelledby="card-gaps">
      <h2 id="card-gaps">Late, missing or not due</h2>
      <ul>
        {gaps.slice(0, shown).map((gap) => (
          <li key={gap}>{gap}</li>
        ))}
      </ul>
      <More left={gaps.length - shown} />
    </section>
  )
}

function More({ left }: { left: number }) {
  return left > 0 ? <p>And {left} more: see the plan.</p> : null
}

function CardHead({ card }: { card: ReportCard }) {
  const { outcomes, lead, plan, round, marking, standing } = card
  return (
    <>
      {marking !== 'none' && <p className="ttc-card__marking">{marking}</p>}
      <header className="ttc-card__head">
        <div className="ttc-card__whose">
          <div>
            <p className="ttc-card__outcome">
              {plan.name.includes(plan.period) ? plan.name : `${plan.name}, ${plan.period}`}
            </p>
            <p className="ttc-card__outcome">
              {outcomes.length === 1 ? 'Outcome' : 'Outcomes'}: {outcomes.join('; ')}
            </p>
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
        </div>
        <h1 id="card-title" tabIndex={-1}>
          Report card: {card.priority}
        </h1>
        {standing !== undefined && (
          <p
            className={
              standing.state === 'draft' ? 'ttc-card__standing ttc-card__standing--draft' : 'ttc-card__standing'
            }
          >
            {describeCardStanding({ ...standing, by: standing.by?.role ?? null })}
          </p>
        )}
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
