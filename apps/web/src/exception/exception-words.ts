import type { ExceptionFlag, ExceptionOrder, ExceptionPart } from '@ttc/domain/exception'

/** What each part of the list is called: on its count, and as the heading over it. */
export const PARTS: Readonly<Record<ExceptionPart, Readonly<{ label: string; heading: string; empty: string }>>> = {
  'red-amber': { label: 'red or amber', heading: 'Red and amber now', empty: 'Nothing is red or amber' },
  red: { label: 'Red', heading: 'Red now', empty: 'Nothing is red' },
  amber: { label: 'Amber', heading: 'Amber now', empty: 'Nothing is amber' },
  forecast: {
    label: 'by forecast',
    heading: 'Green today, red or amber by forecast',
    empty: 'Nothing green is forecast to turn',
  },
  late: { label: 'Late', heading: 'Values that are late', empty: 'Nothing is late' },
  'no-target': { label: 'No target', heading: 'No target to judge by', empty: 'Everything has a target' },
  'not-due': { label: 'Not due', heading: 'Not due yet', empty: 'Nothing waits for its first value' },
  break: { label: 'broken series', heading: 'Broken series', empty: 'No series is broken' },
  all: { label: 'in the plans', heading: 'Every indicator', empty: 'No indicator stands in a plan' },
  contextual: { label: 'Contextual', heading: 'Contextual: never coloured', empty: 'No indicator is contextual' },
}

export const FLAGS: Readonly<Record<ExceptionFlag, string>> = {
  'no-sheet': 'no recovery sheet',
  'stale-words': 'stale commentary',
  'same-words': 'same words as before',
  slipped: 'slipped',
  asks: 'ask something of you',
  'overdue-action': 'overdue action',
  escalated: 'waiting for a decision',
  'no-effect': 'action without an effect',
  'no-reason': 'target without a reason',
  overridden: 'overridden',
}

export const orderOptions: readonly Readonly<{ value: ExceptionOrder; text: string }>[] = [
  { value: 'worst', text: 'Worst, then longest' },
  { value: 'children', text: 'Most children off target' },
  { value: 'words', text: 'Oldest words' },
  { value: 'chance', text: 'Least chance of the target' },
  { value: 'due', text: 'Soonest back on path' },
  { value: 'name', text: 'Name' },
  { value: 'owner', text: 'Agency' },
  { value: 'outcome', text: 'Outcome' },
]
