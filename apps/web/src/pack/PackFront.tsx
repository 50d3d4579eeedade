import type { PackView } from '@ttc/contracts/pack'
import { describePackChange } from '@ttc/domain/pack.words'
import { describeDay } from '@ttc/domain/period/label'
import { describeDue } from '@ttc/domain/promise.words'
import type { ReactNode } from 'react'
import { Details } from '../design/Details.tsx'
import { Section } from '../design/Page.tsx'
import { type StatusCount, StatusCounts } from '../design/StatusTag.tsx'
import { PackExceptions } from './PackExceptions.tsx'

type PackFrontProps = {
  content: PackView['content']
  cards: PackView['cards']
  /** What opens a card of the pack, under its name. */
  linkTo: (card: PackView['cards'][number]) => ReactNode
}

/** All of a frozen pack but the cards themselves, in the order of the meeting. */
export function PackFront({ content, cards, linkTo }: PackFrontProps) {
  return (
    <>
      <Whose content={content} />
      <Listed title="What is left out" lines={content.leftOut} />
      <Changes changes={content.changes} />
      <Agenda content={content} />
      <Promises promises={content.promises} />
      {content.exceptions.length > 0 && (
        <Section title="Exceptions on the agenda">
          <PackExceptions exceptions={content.exceptions} />
        </Section>
      )}
      <Cards cards={cards} linkTo={linkTo} />
      <Listed title="What had not come" lines={content.missing} />
    </>
  )
}

function Whose({ content: { meeting, plan, round, frozenBy, partnership } }: Pick<PackFrontProps, 'content'>) {
  const said = [
    [describeDay(meeting.meetsOn), meeting.startsAt, meeting.place].filter(Boolean).join(', '),
    meeting.chair === null ? '' : `Chair: ${meeting.chair.name}, ${meeting.chair.agency}`,
    plan.name.includes(plan.period) ? plan.name : `${plan.name}, ${plan.period}`,
    round ?? '',
    frozenBy === null ? '' : `Frozen by ${frozenBy.name}`,
    partnership.example ? 'A worked example: not a real place' : '',
  ]
  return <p>{said.filter((part) => part !== '').join(' · ')}</p>
}

function Listed({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null
  return (
    <Section title={title}>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Section>
  )
}

/** More than these are opened on a press. */
const OPEN = 10

function Changes({ changes }: Pick<PackView['content'], 'changes'>) {
  if (changes === null) return null
  const lines = changes.list.map(describePackChange)
  return (
    <Section title={`What has changed since version ${changes.since}`}>
      <p>{changes.reason}</p>
      {lines.length === 0 ? (
        <p>Nothing reads otherwise.</p>
      ) : (
        <Details summary={`${lines.length} ${lines.length === 1 ? 'change' : 'changes'}`} open={lines.length <= OPEN}>
          <ul>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Details>
      )}
    </Section>
  )
}

function Agenda({ content: { agenda, meeting } }: Pick<PackFrontProps, 'content'>) {
  const sum = agenda.reduce((all, { minutes }) => all + minutes, 0)
  return (
    <Section title="Agenda">
      {agenda.length === 0 ? (
        <p>The agenda was not set.</p>
      ) : (
        <>
          <p className="ttc-muted">
            {sum} of {meeting.minutes} minutes
          </p>
          <ol className="ttc-packs__agenda">
            {agenda.map(({ id, at, title, minutes }) => (
              <li key={id}>
                {at !== null && <b>{at}</b>} {title} <span className="ttc-muted">{minutes} min</span>
              </li>
            ))}
          </ol>
        </>
      )}
    </Section>
  )
}

function Promises({ promises }: Pick<PackView['content'], 'promises'>) {
  return (
    <Section title="Promises from last time">
      {promises.length === 0 && <p>No promises were brought from earlier meetings.</p>}
      <ul className="ttc-packs__promises">
        {promises.map(({ id, standing, text, note, who, madeOn, dueOn }) => (
          <li key={id}>
            <b>{standing}</b>: {text}
            {note !== '' && <span> – {note}</span>}
            <span className="ttc-muted">
              {' '}
              {who || 'nobody named'}; made {describeDay(madeOn)}, {describeDue(dueOn)}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Cards({ cards, linkTo }: Pick<PackFrontProps, 'cards' | 'linkTo'>) {
  return (
    <Section title="Report cards, red and amber first">
      {cards.length === 0 && <p>The plan had no priorities.</p>}
      <ul className="ttc-packs">
        {cards.map((card) => (
          <li key={card.id}>
            <h3>{linkTo(card)}</h3>
            <StatusCounts counts={countsOf(card.counts)} />
            <p>{card.line}</p>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function countsOf(counts: PackView['cards'][number]['counts']): readonly StatusCount[] {
  return (['red', 'amber', 'green'] as const).map((status) => ({ status, count: counts[status] }))
}
