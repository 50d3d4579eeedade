import type { IsoDate } from './day.ts'
import { describeDay } from './period/label.ts'
import { describeRag } from './rag.words.ts'
import type { CardFinding, CardState, CardTurn } from './report-card.ts'

const states: Readonly<Record<CardState, string>> = { draft: 'Draft', ready: 'Ready', signed: 'Signed' }

/** How far a card has come, in a word. */
export function describeCardState(state: CardState): string {
  return states[state]
}

type Standing = Readonly<{ state: CardState; on: IsoDate | null; by: string | null }>

/** "Draft, not finished"; "Ready since 28 November 2026: Priority lead"; "Signed on 28 November 2026 by Plan lead". */
export function describeCardStanding({ state, on, by }: Standing): string {
  if (state === 'draft' || on === null) return 'Draft, not finished'
  if (state === 'ready') return `Ready since ${describeDay(on)}${by === null ? '' : `: ${by}`}`
  return `Signed on ${describeDay(on)}${by === null ? '' : ` by ${by}`}`
}

const turns: Readonly<Record<CardTurn, string>> = {
  ready: 'Called ready',
  'taken-back': 'Taken back to a draft',
  signed: 'Signed',
  reopened: 'Opened again',
}

/** What was done to a card. */
export function describeCardTurn(what: CardTurn): string {
  return turns[what]
}

/** What is thin, in a sentence, and what to do about it. */
export function describeCardFinding(finding: CardFinding): Readonly<{ sentence: string; todo: string }> {
  switch (finding.code) {
    case 'no-words':
      return {
        sentence: 'Nothing is said of what changed since last time.',
        todo: 'Two or three sentences are enough: what is different for children, and why.',
      }
    case 'activity-only':
      return {
        sentence: 'The words tell what was done, and nothing of what came of it.',
        todo: 'Add what changed for children, or why nothing has.',
      }
    case 'same-words':
      return { sentence: sameWords(finding), todo: 'Write what is different this time, even if it is that nothing is.' }
    case 'no-sheet':
      return {
        sentence: `${describeRag(finding.status)}: ${finding.name}. ${sheetLacks[finding.sheet]}`,
        todo: sheetTodo,
      }
    case 'late':
      return {
        sentence: `Late by ${finding.days} ${finding.days === 1 ? 'day' : 'days'}: ${finding.name}.`,
        todo: 'Record the value, or say when it comes.',
      }
  }
}

const sheetLacks = {
  none: 'It has no recovery sheet.',
  owed: 'Its recovery sheet is not sent yet.',
  returned: 'Its recovery sheet came back and is not answered yet.',
} as const
const sheetTodo = 'Send the recovery sheet: what changed, what will be done, when it is back.'

/** "The words are 90% the same as in 2026/27 Q1." A share is rounded down: 100% is said of nothing that changed. */
function sameWords({ share, onlyNumbers, before }: Extract<CardFinding, { code: 'same-words' }>): string {
  if (onlyNumbers) return `The words are the same as in ${before} but for their numbers.`
  if (share === 1) return `The words are the same as in ${before}.`
  return `The words are ${Math.floor(share * 100 + 1e-9)}% the same as in ${before}.`
}
