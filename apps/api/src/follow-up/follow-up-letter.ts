import type { IsoDate } from '@ttc/domain/day'
import { describeDay } from '@ttc/domain/period/label'
import type { PromiseState } from '@ttc/domain/promise'
import { describePromise } from '@ttc/domain/promise.words'
import type { FollowedMeeting } from './follow-up.queries.ts'

type Told = Readonly<{ text: string; dueOn: IsoDate | null; state: PromiseState; note: string }>

type Facts = FollowedMeeting &
  Readonly<{
    kind: 'note' | 'nudge'
    /** Without a slash at the end. */
    publicUrl: string
    promises: readonly Told[]
    /** Whether the reader can open pages that ask who reads them. */
    hasAccount: boolean
    today: IsoDate
  }>

/** What stands first in the subject, as in every mail about a meeting: its marking, then whose it is. */
export function subjectOf({ kind, meeting, partnership }: Pick<Facts, 'kind' | 'meeting' | 'partnership'>): string {
  const what = kind === 'note' ? 'What you promised' : 'Still open: what you promised'
  return `${[...markingOf(meeting), partnership].join(': ')}: ${what} on ${describeDay(meeting.meetsOn)}`
}

/** The words of the note and of the nudge: what its reader promised and by when, and nothing of anybody else's. */
export function followUpParts(facts: Facts): Readonly<{ subject: string; paragraphs: readonly string[] }> {
  const { kind, meeting, plan, promises, today } = facts
  const said = `“${meeting.name}” of “${plan.name}” on ${describeDay(meeting.meetsOn)}`
  return {
    subject: subjectOf(facts),
    paragraphs: [
      ...markingOf(meeting),
      kind === 'note' ? `At ${said} you promised this:` : `This is still open of what you promised at ${said}:`,
      ...promises.map((one) => promiseOf(one, kind, today)),
      ...waysOf(facts),
      'You get this mail because the minutes name you as the one who promised it. If that is not right, tell the plan coordinator.',
    ],
  }
}

const markingOf = ({ marking }: FollowedMeeting['meeting']) => (marking === 'none' ? [] : [marking])

function promiseOf({ text, dueOn, state, note }: Told, kind: Facts['kind'], today: IsoDate): string {
  const due = dueOn === null ? 'no day was given' : `by ${describeDay(dueOn)}`
  const stands = kind === 'note' ? '' : ` (${describePromise({ state, dueOn }, today).toLowerCase()})`
  return `- ${text}: ${due}${stands}${note === '' ? '' : `. ${note}`}`
}

function waysOf({ hasAccount, publicUrl, meeting, plan }: Facts): string[] {
  if (!hasAccount) return ['For the minutes, ask the plan coordinator.']
  const site = `${publicUrl}/partnerships/${meeting.partnershipId}`
  return [
    `Say what became of it, on the page of what you owe:\n${site}/owed`,
    `The minutes, also as PDF and Word file:\n${site}/plans/${plan.id}/meetings/${meeting.id}`,
  ]
}
