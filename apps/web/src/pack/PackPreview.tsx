import type { PackPreviewView } from '@ttc/contracts/pack'
import { describeDay } from '@ttc/domain/period/label'
import { Details } from '../design/Details.tsx'
import { StatusTag } from '../design/StatusTag.tsx'
import { SummaryStrip } from '../design/SummaryStrip.tsx'

/** What a pack would hold now, and what has not come. */
export function PackPreview({ preview }: { preview: PackPreviewView }) {
  const { minutes, cards, promises, exceptions, missing, marking, round, agenda } = preview
  const count = (standing: 'red' | 'amber') => cards.filter((one) => one.standing === standing).length
  return (
    <>
      <SummaryStrip
        facts={[
          { term: 'Agenda', big: agenda.length, note: `${minutes.planned} of ${minutes.meeting} minutes` },
          { term: 'Promises from last time', big: promises },
          { term: 'Exceptions', big: exceptions, note: 'on the agenda' },
          { term: 'Report cards', big: cards.length, note: `${count('red')} red, ${count('amber')} amber` },
          { term: 'Not come yet', big: missing.length },
        ]}
      />
      <p className="ttc-muted">
        {marking === 'none' ? 'Without a protective marking.' : `Marked ${marking}.`}{' '}
        {round !== null && `${round.name} freezes on ${describeDay(round.freezeOn)}.`}
      </p>
      {missing.length > 0 && (
        <Details summary={`What has not come (${missing.length})`} open={missing.length <= 5}>
          <ul>
            {missing.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </Details>
      )}
      <Details summary={`Report cards (${cards.length})`}>
        <ul className="ttc-packs__cards">
          {cards.map(({ name, standing, line }) => (
            <li key={name}>
              {standing !== 'other' && <StatusTag status={standing} look="plain" />} <b>{name}</b>: {line}
            </li>
          ))}
        </ul>
      </Details>
    </>
  )
}
