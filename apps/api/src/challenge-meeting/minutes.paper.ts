import type { Minutes } from '@ttc/domain/challenge-meeting/minutes.words'

/** Minutes with what a document says around them. */
export type MinutesPaper = Readonly<{
  minutes: Minutes
  partnership: string
  /** Told at the head of the worked example. */
  notice: string | null
  words: typeof WORDS
}>

/** The words that the PDF and the Word file share. */
const WORDS = {
  kind: 'Minutes',
  brought: 'Promises from last time',
  broughtNone: 'No promise came from an earlier meeting.',
  broughtColumns: ['Promise', 'Who', 'Due', 'What became of it'],
  items: 'What was asked and answered',
  itemsNone: 'Nothing was asked.',
  asked: 'Asked by',
  answer: 'Answer',
  answerNone: 'No answer was written down.',
  answered: 'Answered by',
  promise: 'Promise',
  by: 'by',
  decision: 'Decision',
  silent: 'Also on the agenda, with nothing asked:',
  made: 'What was promised',
  madeNone: 'Nothing was promised.',
  madeColumns: ['Promise', 'Who', 'Due', 'How it stands'],
  corrections: 'Corrected after the end',
  stand: 'How they stand',
  page: 'of',
} as const

export const paperOf = (
  minutes: Minutes,
  { name, notice }: Readonly<{ name: string; notice: string | null }>,
): MinutesPaper => ({ minutes, partnership: name, notice, words: WORDS })

/** The name of a file of minutes: "minutes-autumn-challenge-meeting-2026-11-23". */
export function nameOfMinutes({ title, heldOn }: Minutes): string {
  const plain = title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
  return `minutes-${plain}-${heldOn}`
}
