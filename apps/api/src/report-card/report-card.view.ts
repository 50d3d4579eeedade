import type { CardWritingView } from '@ttc/contracts/report-card/writing'
import type { Composed } from './live-card.queries.ts'
import type { RoundOfCard, TurnRow } from './report-card.queries.ts'

export function roundOfCardView(round: RoundOfCard | null): CardWritingView['round'] {
  if (round === null) return null
  const { openedAt: _, ...shown } = round
  return shown
}

/** What was done to a card. */
function turnView({ cardId: _, at, ...turn }: TurnRow): CardWritingView['turns'][number] {
  return { ...turn, at: at.toISOString() }
}

type Parts = Readonly<{
  composed: Pick<Composed, 'present' | 'turns'>
  before: CardWritingView['before']
  findings: CardWritingView['findings']
  fit: CardWritingView['fit']
  signed: CardWritingView['signed']
  allowed: CardWritingView['allowed']
  asOf: string
}>

/** A card as its lead writes it. */
export function cardWritingView({ composed: { present, turns }, ...rest }: Parts): CardWritingView {
  const { id, version, state, name, round, words } = present
  return {
    id,
    version,
    state,
    name,
    round: roundOfCardView(round),
    words: { ...words, asks: [...words.asks] },
    turns: turns.map(turnView),
    ...rest,
  }
}
