import type { PackContent } from '@ttc/contracts/pack'
import type { CardRow, ReportCard } from '@ttc/contracts/report-card'
import type { CardFacts, IndicatorFacts, PackFacts } from '@ttc/domain/pack/changes'
import { describeDay } from '@ttc/domain/period/label'
import { describeRag } from '@ttc/domain/rag.words'

type Compared = Pick<PackContent, 'meeting' | 'agenda' | 'promises' | 'exceptions' | 'cards'>

/** What of a frozen pack is held against another version. */
export function packFactsOf({ meeting, agenda, promises, exceptions, cards }: Compared): PackFacts {
  return {
    meeting: [
      { what: 'The day', text: describeDay(meeting.meetsOn) },
      { what: 'The time', text: meeting.startsAt ?? '' },
      { what: 'The place', text: meeting.place },
      { what: 'The name', text: meeting.name },
    ],
    agenda,
    promises: promises.map(({ id, text, standing, note }) => ({
      id,
      text,
      state: note === '' ? standing : `${standing} (${note})`,
    })),
    exceptions: exceptions.map(({ id, indicator, facts }) => ({
      id,
      name: indicator.name,
      words: facts.map(({ name, text }) => ({ part: name, lines: [text] })),
    })),
    cards: cards.map(({ id, card }) => cardFactsOf(id, card)),
  }
}

function cardFactsOf(id: string, card: ReportCard): CardFacts {
  const answers = (name: 'story' | 'partners' | 'works' | 'actions') =>
    (card.turning?.[name].items ?? []).map(({ text, note }) => (note === null ? text : `${text} (${note})`))
  return {
    id,
    name: card.priority,
    indicators: [...card.headlines, ...card.rows].map(indicatorFactsOf),
    words: [
      { part: 'in one line', lines: [card.line] },
      {
        part: 'verdicts',
        lines: [...card.headlines, ...card.rows].map(({ name, verdict }) => `${name}: ${verdict.short}`),
      },
      { part: 'the story behind the curve', lines: answers('story') },
      { part: 'partners', lines: answers('partners') },
      { part: 'what works', lines: answers('works') },
      { part: 'actions', lines: answers('actions') },
      { part: 'overrides', lines: card.overrides ?? [] },
      { part: 'what is missing', lines: card.gaps },
    ],
  }
}

function indicatorFactsOf({ name, status, latest, target }: CardRow): IndicatorFacts {
  return {
    name,
    status: describeRag(status.shown),
    value: latest === null ? '' : `${latest.text} (${latest.period}${latest.provisional ? ', provisional' : ''})`,
    target: target === null ? '' : `${target.text} (${target.period})`,
  }
}
