import type { ClosedRound, EarlierStep, Position } from '@ttc/domain/escalation'
import type { RagStatus } from '@ttc/domain/rag'
import { standing } from './recovery-sheet.ts'

const ENDS = ['2025-03-31', '2025-06-30', '2025-09-30', '2025-12-31', '2026-03-31', '2026-06-30', '2026-09-30'] as const

const statuses: Readonly<Record<string, RagStatus>> = { r: 'red', a: 'amber', g: 'green' }

/**
 * Rounds up to that of September 2026, a letter each: its colour, a capital where a new value came ('R'), and after a
 * round whose sheet nobody answered an exclamation mark ('r!').
 */
export function rounds(letters: string): ClosedRound[] {
  const each = letters.match(/[a-z]!?/gi) ?? []
  return each.map((one, i) => ({
    end: ENDS[ENDS.length - each.length + i] ?? '2024-12-31',
    status: statuses[one.charAt(0).toLowerCase()] ?? 'green',
    latestEnd: '2026-03-31',
    hasNewValue: /^[A-Z]/.test(one),
    sheetUnanswered: one.endsWith('!'),
  }))
}

/** An indicator that has been red for two years, with no day given and no sheet sent. */
export function position(over: Partial<Position> = {}): Position {
  return { standing: standing('red', null, null), rounds: [], greenOn: null, sheetSentOn: null, earlier: [], ...over }
}

export function earlierStep(over: Partial<EarlierStep> = {}): EarlierStep {
  return {
    step: 'board',
    state: 'open',
    roundEnd: '2026-09-30',
    missedOn: null,
    reachedOn: '2026-10-01',
    endedOn: null,
    ...over,
  }
}
