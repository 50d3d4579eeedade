import type { CardWords } from '@ttc/contracts/report-card/writing'

/** The words as they stand in the form, and the reason that may go with them. */
export type WordsValues = {
  words: { line: string; changed: string; asks: { of: string; text: string }[] }
  reason: string
}

/** What is in the form at first: what was written, and one row to ask in. */
export function typedWords({ line, changed, asks }: CardWords): WordsValues {
  return { words: { line, changed, asks: asks.length === 0 ? [{ of: '', text: '' }] : [...asks] }, reason: '' }
}

/** What is sent: rows in which nothing is typed are none. */
export function wordsOf({ words }: WordsValues): CardWords {
  return { ...words, asks: words.asks.filter(({ of, text }) => of.trim() !== '' || text.trim() !== '') }
}

/** The answers by the questions that people know them by. */
export function toldBy({ line, changed, asks }: CardWords): readonly Readonly<{ question: string; answer: string }>[] {
  return [
    { question: 'In one line', answer: line },
    { question: 'What changed', answer: changed },
    {
      question: 'What we ask',
      answer: asks.map(({ of, text }) => (of === '' ? text : `${of}: ${text}`)).join('\n'),
    },
  ]
}
