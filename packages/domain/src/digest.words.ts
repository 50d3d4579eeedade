import type { Change } from './digest.ts'
import { describeDay } from './period/label.ts'
import type { RagStatus } from './rag.ts'
import { describeRag } from './rag.words.ts'

const word = (status: RagStatus) => describeRag(status).toLowerCase()

/** All that has changed of one indicator: "Suspensions turned red (was amber). It owes a recovery sheet by 7 December 2026." */
export function describeChanges(name: string, changes: readonly Change[]): string {
  return changes.map((change, at) => `${at === 0 ? name : 'It'} ${describeChange(change)}.`).join(' ')
}

/** What somebody is told first of all, when there is nothing yet to hold it against: "Red: Suspensions". */
export function describeNow(name: string, status: RagStatus): string {
  return `${describeRag(status)}: ${name}`
}

function describeChange(change: Change): string {
  switch (change.what) {
    case 'turned':
      return describeTurned(change)
    case 'off':
      return `came off the list: ${word(change.to)} (was ${change.from})`
    case 'left':
      return `is no longer in a plan you watch, nor yours (was ${change.from})`
    case 'forecast':
      return `is green and forecast to turn ${change.to}`
    case 'forecast-over':
      return `is no longer forecast to turn ${change.from}`
    case 'late':
      return `is late: a value was due by ${describeDay(change.since)}`
    case 'late-over':
      return change.came ? 'is late no more: its value has come in' : 'is late no more: its next value is due later'
    case 'sheet':
      return describeSheetChange(change)
    case 'missed':
      return `was to be back on path by ${describeDay(change.on)}, and that day has passed`
    case 'slipped':
      return `is to be back to ${change.back} by ${describeDay(change.to)}, put off from ${describeDay(change.from)}`
    case 'override':
      return `is shown as ${word(change.status)} by an override until ${describeDay(change.until)} (${word(change.computed)} by its rule)`
    case 'override-over':
      return 'is shown by its rule again: the override has ended'
    case 'escalated':
      return change.to === 'board'
        ? 'has been red for so long that the board decides what becomes of it'
        : 'missed its back-to-green day and waits for a director’s decision'
    case 'escalation-over':
      return 'waits for no decision any more'
    case 'action':
      return `has an action overdue since ${describeDay(change.due)}`
  }
}

function describeTurned({ to, from }: Extract<Change, { what: 'turned' }>): string {
  if (from === null) return `is ${to} (new to you)`
  return from === 'red' ? `is better: ${to} (was red)` : `turned ${to} (was ${word(from)})`
}

function describeSheetChange({ state, on }: Extract<Change, { what: 'sheet' }>): string {
  const day = describeDay(on)
  return {
    owed: `owes a recovery sheet by ${day}`,
    overdue: `has owed a recovery sheet since ${day}`,
    submitted: `has a recovery sheet, sent ${day}, that waits for an answer`,
    accepted: `has a recovery sheet, accepted ${day}`,
    returned: `has had its recovery sheet sent back with a question, to be answered by ${day}`,
  }[state]
}

export type DigestCounts = Readonly<{ red: number; amber: number; changed: number; isFirst: boolean }>

/** The subject of the mail after the partnership's name: "3 indicators changed"; at first "2 red and 1 amber now". */
export function describeDigest({ red, amber, changed, isFirst }: DigestCounts): string {
  if (isFirst && red + amber > 0) return `${red} red and ${amber} amber now`
  if (changed === 0) return 'your saved views'
  return `${changed} ${changed === 1 ? 'indicator' : 'indicators'} changed`
}
