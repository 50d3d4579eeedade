import { type Action, type Role, rolesFor } from './access.ts'

const names: Readonly<Record<Role, string>> = {
  'team-member': 'Team member',
  'priority-lead': 'Priority lead',
  'plan-coordinator': 'Plan coordinator',
  'plan-lead': 'Plan lead',
  director: 'Director',
  'lead-member': 'Lead member',
  analyst: 'Analyst',
  administrator: 'Administrator',
  reader: 'Reader',
}

type Asked = Readonly<{ name: string; agency: string }>

/** A role in the field's words. */
export function describeRole(role: Role): string {
  return names[role]
}

/**
 * Why someone who may see an object may not do this to it, and who can: "Your role does not include this. A plan
 * coordinator can." `people` are members who can, by name and agency; three are named at most.
 */
export function describeRefusal(action: Action, people: readonly Asked[]): string {
  return `Your role does not include this here. ${whoCan(action, people)}`
}

/** Why someone who may invite others may not invite this member, nor change their address, and who can. */
export function describeInviteRefusal(action: Action, people: readonly Asked[]): string {
  return action === 'member.grant'
    ? `This member can give roles, so inviting them and changing their e-mail address takes the same right. ${whoCan(action, people)}`
    : describeRefusal(action, people)
}

function whoCan(action: Action, people: readonly Asked[]): string {
  const who = listed(rolesFor(action).map((role) => names[role].toLowerCase()))
  const named = people.slice(0, 3).map(({ name, agency }) => `${name} (${agency})`)
  const ask = named.length === 0 ? '' : ` Ask ${listed(named)}.`
  return `It is for: ${who}.${ask}`
}

function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}
