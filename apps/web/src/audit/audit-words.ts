import type { AuditEntryView } from '@ttc/contracts/audit'

/** What the entries' actions mean in words; a later action that has none yet is shown by its name. */
const ACTIONS: Readonly<Record<string, string>> = {
  'partnership.set-up': 'Set the partnership up',
  'partnership.export': 'Took everything out as a zip',
  'partnership.import': 'Came from another installation',
  'member.join': 'Joined',
  'member.claim': 'Became this member by the organisation’s sign-in',
  'member.invite': 'Invited, or withdrew an invitation',
  'member.add': 'Added a person',
  'member.edit': 'Edited a person',
  'member.absence': 'Set an absence',
  'member.grant': 'Gave or ended a role',
  'member.leave': 'Let a person leave',
  'member.restore': 'Let a person in again',
  'member.remove': 'Deleted a person',
  'board.edit': 'Changed boards or seats',
  'token.edit': 'Made or revoked a token',
  'mail.read': 'Read a kept mail',
  'small-numbers.read': 'Read restricted small numbers',
  'plan.edit': 'Edited the plan',
  'placement.edit': 'Changed an indicator’s place',
  'indicator.add': 'Added an indicator',
  'indicator.edit': 'Edited an indicator',
  'measurement.record': 'Recorded a value',
  'target.edit': 'Set targets or a RAG rule',
  'override.edit': 'Set or withdrew an override',
  'link.make': 'Made, sent again or withdrew a link',
  'link.answer': 'Answered a link',
  'link.accept': 'Accepted or refused what a link brought',
  'baseline.freeze': 'Froze or adjusted a baseline',
  'recovery-sheet.write': 'Sent a recovery sheet',
  'report-card.write': 'Called a report card ready, or took it back',
  'report-card.sign': 'Signed a report card, or opened it again',
  'recovery-sheet.decide': 'Accepted, sent back or asked for a recovery sheet',
  'escalation.decide': 'Decided about an escalation',
  'escalation.rule': 'Changed when sheets are owed and what is carried up',
  'round.run': 'Planned, changed, opened or closed a round',
  'round.own': 'Made or withdrew a calendar address',
  'import.store': 'Stored or undid a file',
  'account.sign-in': 'Signed in',
  'account.sign-in-failed': 'Tried to sign in with a wrong password',
  'account.code-asked': 'Gave the right password and was asked for a code',
  'account.sign-out': 'Signed out',
  'account.password-changed': 'Changed the password',
  'account.password-reset': 'Chose a new password by the mailed link',
  'account.two-factor-on': 'Switched one-time codes on',
  'account.two-factor-off': 'Switched one-time codes off',
  'account.recovery-codes': 'Made new recovery codes',
  'account.sessions-ended': 'Ended other sessions',
}

/** What the trail can be narrowed to: a first word stands for all that begin with it. */
export const actionOptions: readonly Readonly<{ value: string; text: string }>[] = [
  { value: 'account', text: 'All about signing in' },
  ...Object.entries(ACTIONS)
    .map(([value, text]) => ({ value, text }))
    .sort((a, b) => a.text.localeCompare(b.text, 'en-GB')),
]

/** Who it was where no member is named. */
export function describeNobody(action: string): string {
  if (action === 'link.answer') return 'Whoever holds the link'
  return action.startsWith('account.') ? 'Somebody not signed in' : 'The server, or a program'
}

export function describeAction(action: string): string {
  return ACTIONS[action] ?? action
}

/** "rag-rule" as "Rag rule". */
export function describeKind(kind: string): string {
  const words = kind.replaceAll('-', ' ')
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

/** What the object is called, where its entry or the list of people tells; null where neither does. */
export function nameOf({ objectId, before, after }: AuditEntryView, names: Names): string | null {
  const said = [after, before].flatMap((state) => {
    const { name, memberId } = Object(state) as Readonly<{ name?: unknown; memberId?: unknown }>
    return [typeof name === 'string' && name !== '' ? name : undefined, names.get(String(memberId))]
  })
  return names.get(objectId) ?? said.find((one) => one !== undefined) ?? null
}

export type FieldChange = Readonly<{ field: string; before: string | null; after: string | null }>

/** Ids that can be said by a name. */
export type Names = ReadonlyMap<string, string>

/** The fields that differ between two states, in words. A state that is no object counts as one field. */
export function changesOf(before: unknown, after: unknown, names: Names): readonly FieldChange[] {
  const [was, is] = [fieldsOf(before, names), fieldsOf(after, names)]
  const fields = [...new Set([...was.keys(), ...is.keys()])]
  return fields
    .map((field) => ({ field: describeField(field), before: was.get(field) ?? null, after: is.get(field) ?? null }))
    .filter((change) => change.before !== change.after)
}

function fieldsOf(state: unknown, names: Names): ReadonlyMap<string, string> {
  if (state === null || state === undefined) return new Map()
  if (typeof state !== 'object') return new Map([['value', wordsOf(state, names)]])
  const shown = Object.entries(state).filter(([, value]) => value !== null && value !== '')
  return new Map(shown.map(([field, value]) => [field, wordsOf(value, names)]))
}

function wordsOf(value: unknown, names: Names): string {
  if (value === true) return 'yes'
  if (value === false) return 'no'
  return typeof value === 'object' ? JSON.stringify(value) : (names.get(String(value)) ?? String(value))
}

/** "deputyMemberId" as "Deputy member id". */
function describeField(name: string): string {
  const words = name.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`)
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}
