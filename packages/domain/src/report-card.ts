import { isNearlySame, type Likeness, likenessOf } from './commentary.ts'
import type { RagStatus } from './rag.ts'
import type { SheetState } from './recovery-sheet.ts'
import { isActivityOnly } from './turning-the-curve/wording.ts'

/** A card is written, called ready for the meeting by its lead, and signed by whoever answers for the plan. */
export const cardStates = ['draft', 'ready', 'signed'] as const
export type CardState = (typeof cardStates)[number]

/** What can be done to a card: it is called ready, taken back, signed, or opened again. */
export const cardTurns = ['ready', 'taken-back', 'signed', 'reopened'] as const
export type CardTurn = (typeof cardTurns)[number]

/** The longest of each, in characters. All of it at once is too long for one side: that is measured, not counted. */
export const cardLimits = { line: 300, changed: 2000, asks: 5, askOf: 80, ask: 400, reason: 500 } as const

export type CardAsk = Readonly<{ of: string; text: string }>

/** What a lead says in their own words; all else on a card comes from indicators, walk and actions. */
export type CardWords = Readonly<{
  /** In one line: takes the place of the line that is made from the numbers. */
  line: string
  /** What changed since last time. */
  changed: string
  /** What the meeting is asked for, and of whom, in order. */
  asks: readonly CardAsk[]
}>

export const blankWords: CardWords = { line: '', changed: '', asks: [] }

/** Whether two cards say the same, letter for letter. */
export function isSameWords(one: CardWords, other: CardWords): boolean {
  return (
    one.line === other.line &&
    one.changed === other.changed &&
    one.asks.length === other.asks.length &&
    one.asks.every(({ of, text }, i) => of === other.asks[i]?.of && text === other.asks[i]?.text)
  )
}

/** What is thin about a card. `serious` ones stand only with a reason once the card is called ready. */
export type CardFinding = Readonly<{ serious: boolean }> &
  (
    | Readonly<{ code: 'no-words' | 'activity-only' }>
    | (Readonly<{ code: 'same-words'; before: string }> & Likeness)
    | Readonly<{
        code: 'no-sheet'
        placementId: string
        name: string
        status: 'red' | 'amber'
        sheet: 'none' | 'owed' | 'returned'
      }>
    | Readonly<{ code: 'late'; placementId: string; name: string; days: number }>
  )

export type CardIndicator = Readonly<{
  placementId: string
  name: string
  /** The status that is shown. */
  status: RagStatus
  /** Days since its next value was due; null where it is not late. */
  lateDays: number | null
  /** The state of its latest recovery sheet; null where it never had one. */
  sheet: SheetState | null
}>

export type CardGround = Readonly<{
  words: CardWords
  /** The card before this one, and what it is called ("2026/27 Q1"). */
  before: Readonly<{ name: string; words: CardWords }> | null
  indicators: readonly CardIndicator[]
}>

/**
 * What is thin about a card, serious things first: nothing said of what changed; words nearly those of the last card
 * (80 % and more of them, or all but the numbers); red without a recovery sheet that was sent; and, as advice, amber
 * without one, words that tell what was done and nothing of what came of it, and indicators whose value is late. A sheet
 * that lapsed answers nothing. What is asked of the meeting is not compared: the same thing may be needed twice.
 */
export function checkCard({ words, before, indicators }: CardGround): readonly CardFinding[] {
  const found = [...wordsFound(words, before), ...indicators.flatMap(sheetFound), ...indicators.flatMap(lateFound)]
  return [...found.filter(({ serious }) => serious), ...found.filter(({ serious }) => !serious)]
}

/** Whether a card may be called ready only with a reason. */
export function needsReason(findings: readonly CardFinding[]): boolean {
  return findings.some(({ serious }) => serious)
}

const toldOf = ({ line, changed }: CardWords) => `${line}\n${changed}`.trim()

function wordsFound(words: CardWords, before: CardGround['before']): readonly CardFinding[] {
  if (words.changed.trim() === '') return [{ code: 'no-words', serious: true }]
  const told = toldOf(words)
  const activity: CardFinding[] = isActivityOnly(told) ? [{ code: 'activity-only', serious: false }] : []
  if (before === null || before.words.changed.trim() === '') return activity
  const likeness = likenessOf(toldOf(before.words), told)
  return isNearlySame(likeness)
    ? [{ code: 'same-words', serious: true, before: before.name, ...likeness }, ...activity]
    : activity
}

const unsent: Readonly<Partial<Record<SheetState, 'none' | 'owed' | 'returned'>>> = {
  lapsed: 'none',
  owed: 'owed',
  returned: 'returned',
}

function sheetFound({ placementId, name, status, sheet }: CardIndicator): readonly CardFinding[] {
  if (status !== 'red' && status !== 'amber') return []
  const lacking = sheet === null ? 'none' : unsent[sheet]
  return lacking === undefined
    ? []
    : [{ code: 'no-sheet', serious: status === 'red', placementId, name, status, sheet: lacking }]
}

function lateFound({ placementId, name, lateDays }: CardIndicator): readonly CardFinding[] {
  return lateDays === null ? [] : [{ code: 'late', serious: false, placementId, name, days: lateDays }]
}
