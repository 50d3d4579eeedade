/**
 * Every state an indicator can be shown in. Red, amber and green are the RAG status; the others stand apart from it
 * and are never counted with it.
 */
export type Status = 'red' | 'amber' | 'green' | 'contextual' | 'no-target' | 'late' | 'not-due' | 'too-soon' | 'break'

export const STATUS_WORD: Readonly<Record<Status, string>> = {
  red: 'Red',
  amber: 'Amber',
  green: 'Green',
  contextual: 'Contextual',
  'no-target': 'No target',
  late: 'Late',
  'not-due': 'Not due yet',
  'too-soon': 'Too soon to tell',
  break: 'Break in series',
}

/** The one letter that stands in a small or printed shape. */
export const STATUS_LETTER: Readonly<Record<Status, string>> = {
  red: 'R',
  amber: 'A',
  green: 'G',
  contextual: 'C',
  'no-target': '–',
  late: 'L',
  'not-due': '·',
  'too-soon': '…',
  break: '/',
}

/** Whether a movement is good: never the RAG colours. */
export type Judged = 'better' | 'worse' | 'same' | 'contextual'
