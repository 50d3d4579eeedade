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

/** A role in the field's words. */
export function describeRole(role: Role): string {
  return names[role]
}

/**
 * Why someone who may see an object may not do this to it, and who can: "Your role does not include this. A plan
 * coordinator can." `people` are members who can, by name and agency; three are named at most.
 */
export function describeRefusal(action: Action, people: readonly Readonly<{ name: string; agency: string }>[]): string {
  const who = listed(rolesFor(action).map((role) => names[role].toLowerCase()))
  const named = people.slice(0, 3).map(({ name, agency }) => `${name} (${agency})`)
  const ask = named.length === 0 ? '' : ` Ask ${listed(named)}.`
  return `Your role does not include this here. It is for: ${who}.${ask}`
}

function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}
