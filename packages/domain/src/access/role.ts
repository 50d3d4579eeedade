/** The roles of the product, in the order in which screens list them. */
export const roles = [
  'team-member',
  'priority-lead',
  'plan-coordinator',
  'plan-lead',
  'director',
  'lead-member',
  'analyst',
  'administrator',
  'reader',
] as const
export type Role = (typeof roles)[number]

/** What a role can be held for. */
export const kindsOfScope = ['partnership', 'plan', 'priority'] as const
export type Kind = (typeof kindsOfScope)[number]
