import type { MemberView } from '@ttc/contracts/partnership'
import type { SheetContent, SheetView } from '@ttc/contracts/recovery-sheet'
import { describeDay } from '@ttc/domain/period/label'
import { describeSheetState } from '@ttc/domain/recovery-sheet.words'

/** A sheet's state in a line, with who and when. */
export function stateWords({ state, dueOn, events }: SheetView): string {
  const last = events.findLast(({ what }) => what !== 'value-revised')
  return describeSheetState({ state, dueOn, on: last?.on ?? dueOn, by: last?.by?.name ?? null })
}

const EVENTS = {
  owed: 'Owed',
  submitted: 'Sent',
  accepted: 'Accepted',
  returned: 'Sent back with a question',
  lapsed: 'Not owed any more',
  'value-revised': 'The value it answers was revised',
} as const

/** What happened, in a line: "Sent on 3 December 2026 by Head of early help". */
export function eventWords({ what, on, by, dueOn }: SheetView['events'][number]): string {
  const who = by === null ? '' : ` by ${by.name}`
  const due = what === 'returned' && dueOn !== null ? `, owed by ${describeDay(dueOn)}` : ''
  return `${EVENTS[what]} on ${describeDay(on)}${who}${due}`
}

/** One line for each thing that is done, promised or needed. */
export type Answered = Readonly<{ question: string; answer: string; isList: boolean }>

/** The four answers in words, for reading and for comparing. */
export function answersOf(content: SheetContent | null, members: readonly MemberView[]): readonly Answered[] {
  if (content === null) return []
  const nameOf = (id: string | null) => members.find((one) => one.id === id)?.name ?? 'somebody who has left'
  const actions = content.actions.map(
    ({ text, ownerMemberId, dueOn }) =>
      `${text} (${[ownerMemberId === null ? 'no owner yet' : nameOf(ownerMemberId), dayOr(dueOn, 'no day yet')].join(', ')})`,
  )
  const days = [
    content.backToAmberOn === null ? '' : `Amber by ${dayOr(content.backToAmberOn, '')}`,
    content.backToGreenOn === null ? '' : `Green by ${dayOr(content.backToGreenOn, '')}`,
    content.whyMoved === '' ? '' : `Moved because: ${content.whyMoved}`,
  ]
  const needs = content.needs.map(
    ({ from, what, by, toDirectors }) =>
      `From ${from}: ${what}${by === null ? '' : `, by ${dayOr(by, '')}`}${toDirectors ? ' (put to directors)' : ''}`,
  )
  return [
    { question: 'What changed?', answer: content.whatChanged, isList: false },
    { question: 'What will you do differently?', ...listed(actions, content.whySame) },
    {
      question: 'When will it be back on path?',
      ...listed(
        days.filter((part) => part !== ''),
        '',
      ),
    },
    { question: 'What do you need, and from whom?', ...listed(needs, 'Nothing') },
  ]
}

const DAY = /^\d{4}-\d{2}-\d{2}$/
const dayOr = (day: string | null, otherwise: string) =>
  day === null ? otherwise : DAY.test(day) ? describeDay(day) : day
const listed = (parts: readonly string[], otherwise: string) => ({
  answer: parts.length === 0 ? otherwise : parts.join('\n'),
  isList: parts.length > 1,
})
