/** Whether a partner already works on this. */
export const partnerStandings = ['existing', 'new'] as const
/** What came of asking them. */
export const partnerReplies = ['not-asked', 'asked', 'yes', 'no'] as const

/** Somebody with a role to play in turning the curve. */
export type Partner = Readonly<{
  kind: 'partner'
  text: string
  standing: (typeof partnerStandings)[number]
  role: string
  /** What they are asked for, and what they answered. */
  ask: string
  reply: (typeof partnerReplies)[number]
  replyNote: string
}>
