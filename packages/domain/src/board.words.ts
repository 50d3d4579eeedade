const seats = {
  chair: 'Chair',
  lead: 'Priority lead',
  'supporting-officer': 'Supporting officer',
  member: 'Member',
} as const

/** What somebody is on a board, in the field's words. */
export function describeSeat(seat: keyof typeof seats): string {
  return seats[seat]
}

const kinds = {
  trust: 'Children’s trust or strategic partnership',
  'strategic-group': 'Strategic group',
  'priority-group': 'Priority group',
  'consultative-group': 'Consultative group',
  'data-group': 'Data group',
  'safeguarding-board': 'Safeguarding board',
  'corporate-parenting-board': 'Corporate parenting board',
  other: 'Other board or group',
} as const

/** What kind of board or group it is, in the field's words. */
export function describeBoardKind(kind: keyof typeof kinds): string {
  return kinds[kind]
}
