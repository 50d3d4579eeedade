import { Problem } from './problem.ts'

/** An administrator of a partnership: `signsIn` is false until an invitation has been accepted. */
export type Administrator = Readonly<{ memberId: string; signsIn: boolean }>

/**
 * Refuses to take the last administrator out: without one nobody could let anybody in again. Where the one who goes can
 * sign in, one of those who stay has to be able to as well. Somebody who is not among `administrators` may always go.
 */
export function checkAdministratorRemains(administrators: readonly Administrator[], leaverId: string): void {
  const leaver = administrators.find((one) => one.memberId === leaverId)
  if (leaver === undefined) return
  const others = administrators.filter((one) => one.memberId !== leaverId)
  if (others.some((one) => one.signsIn || !leaver.signsIn)) return
  throw new Problem(
    'rule-broken',
    others.length === 0
      ? 'This is the last administrator of the partnership. Make somebody else administrator first.'
      : 'The other administrators have not signed in yet. Wait until one of them has, or make somebody else administrator.',
  )
}

/** What a member answers for, as counts. */
export type Owned = Readonly<
  Record<
    | 'placements'
    | 'priorities'
    | 'seats'
    | 'deputies'
    | 'tokens'
    | 'invitations'
    | 'actions'
    | 'questions'
    | 'promises'
    | 'answers',
    number
  >
>

const words: Readonly<Record<keyof Owned, readonly [one: string, many: string]>> = {
  placements: ['indicator', 'indicators'],
  priorities: ['priority', 'priorities'],
  seats: ['seat on a board', 'seats on boards'],
  deputies: ['member to stand in for', 'members to stand in for'],
  tokens: ['token', 'tokens'],
  invitations: ['open invitation', 'open invitations'],
  actions: ['open action', 'open actions'],
  questions: ['question to find out', 'questions to find out'],
  promises: ['open promise', 'open promises'],
  answers: ['part of a plan to answer young people about', 'parts of a plan to answer young people about'],
}

/** What a member answers for, in words: "2 indicators and 1 priority"; "nothing" where it is nothing. */
export function describeOwned(owned: Owned): string {
  const parts = (Object.keys(words) as (keyof Owned)[])
    .filter((what) => owned[what] > 0)
    .map((what) => `${owned[what]} ${words[what][owned[what] === 1 ? 0 : 1]}`)
  if (parts.length < 2) return parts[0] ?? 'nothing'
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}

/** Whether a member is away on a day: between the two days, both included; without a last day until further notice. */
export function isAbsent(
  { absentFrom, absentTo }: Readonly<{ absentFrom: string | null; absentTo: string | null }>,
  day: string,
): boolean {
  return absentFrom !== null && absentFrom <= day && (absentTo === null || day <= absentTo)
}

/** The name that stands in the place of a deleted person's: the end of their id, which says nothing about them. */
export function pseudonymOf(memberId: string): string {
  return `Former member ${memberId.slice(-6).toUpperCase()}`
}
