import type { ItemKind, MeetingState } from './challenge-meeting.ts'

const STATES: Readonly<Record<MeetingState, string>> = { planned: 'Planned', held: 'Being held', closed: 'Closed' }

export function describeMeetingState(state: MeetingState): string {
  return STATES[state]
}

const KINDS: Readonly<Record<ItemKind, string>> = {
  promises: 'Promises from last time',
  exception: 'Red or amber indicator',
  card: 'Report card',
  question: 'Questions',
  other: 'Something else',
}

export function describeItemKind(kind: ItemKind): string {
  return KINDS[kind]
}

const PLAIN: Readonly<Record<ItemKind, string>> = {
  promises: 'What people said they would do last time, and whether they did it',
  exception: 'Things that are not going as well as they should',
  card: 'How a part of the plan is going',
  question: 'Questions that people send before the day, like yours',
  other: '',
}

/** What an item of the agenda is about, for somebody who has never been to such a meeting; empty where its title says it. */
export function explainItemKind(kind: ItemKind): string {
  return PLAIN[kind]
}
