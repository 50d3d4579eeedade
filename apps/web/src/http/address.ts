/** The pages' addresses, made in one place so that links and routes cannot drift apart. */
export type InPlan = Readonly<{ partnership: string; plan: string }>

export const planAddress = ({ partnership, plan }: InPlan) => `/partnerships/${partnership}/plans/${plan}`
export const outcomeAddress = (at: InPlan, outcome: string) => `${planAddress(at)}/outcomes/${outcome}`
export const priorityAddress = (at: InPlan, priority: string) => `${planAddress(at)}/priorities/${priority}`
export const placementAddress = (at: InPlan, placement: string) => `${planAddress(at)}/placements/${placement}`
export const targetsAddress = (at: InPlan, placement: string) => `${placementAddress(at, placement)}/targets`
export const overrideAddress = (at: InPlan, placement: string) => `${placementAddress(at, placement)}/override`
export const comparatorsAddress = (at: InPlan, placement: string) => `${placementAddress(at, placement)}/comparators`
export const recoverySheetAddress = (at: InPlan, placement: string) =>
  `${placementAddress(at, placement)}/recovery-sheet`
export const escalationAddress = (at: InPlan, placement: string) => `${placementAddress(at, placement)}/escalation`
export const reportCardAddress = (at: InPlan, priority: string) => `${priorityAddress(at, priority)}/report-card`
export const sheetAddress = (at: InPlan, priority: string) => `${priorityAddress(at, priority)}/sheet`
export const linksAddress = (at: InPlan, priority: string, wanted: Readonly<Record<string, string | undefined>> = {}) =>
  `${priorityAddress(at, priority)}/links${searchOf(wanted)}`
export const newLinkAddress = (at: InPlan, placement: string) => `${placementAddress(at, placement)}/link`
export const walkAddress = (at: InPlan, walk: string) => `${planAddress(at)}/walks/${walk}`
export const stepAddress = (at: InPlan, walk: string, step: string) => `${walkAddress(at, walk)}/${step}`
/** What one owes oneself, in every open round. */
export const ownOwedAddress = (partnership: string) => `/partnerships/${partnership}/owed`
export const roundsAddress = (at: InPlan) => `${planAddress(at)}/rounds`
export const newRoundAddress = (at: InPlan) => `${roundsAddress(at)}/new`
export const roundAddress = (at: InPlan, round: string) => `${roundsAddress(at)}/${round}`
/** Who owes what in a round, narrowed as its address says. */
export const whoOwesAddress = (at: InPlan, round: string, wanted: Readonly<Record<string, string | undefined>> = {}) =>
  `${roundAddress(at, round)}/owed${searchOf(wanted)}`
export const importsAddress = (partnership: string) => `/partnerships/${partnership}/imports`
export const importStepAddress = (partnership: string, step: string) => `${importsAddress(partnership)}/new/${step}`

export const catalogueAddress = (partnership: string) => `/partnerships/${partnership}/catalogue`
export const collectionsAddress = (partnership: string) => `${catalogueAddress(partnership)}/collections`
export const updatesAddress = (partnership: string) => `${catalogueAddress(partnership)}/updates`
export const entryAddress = (partnership: string, edition: string, code: string) =>
  `${catalogueAddress(partnership)}/${edition}/${encodeURIComponent(code)}`

export const membersAddress = (partnership: string) => `/partnerships/${partnership}/members`
export const memberAddress = (partnership: string, member: string) => `${membersAddress(partnership)}/${member}`
/** The list of actions, narrowed as its address says. */
export const actionsAddress = (partnership: string, wanted: Readonly<Record<string, string | undefined>> = {}) =>
  `/partnerships/${partnership}/actions${searchOf(wanted)}`
/** What is red and amber, narrowed and sorted as its address says. */
export const exceptionsAddress = (partnership: string, wanted: Readonly<Record<string, string | undefined>> = {}) =>
  `/partnerships/${partnership}/exceptions${searchOf(wanted)}`
/** What to look at in what has been written. */
export const detectorsAddress = (partnership: string, wanted: Readonly<Record<string, string | undefined>> = {}) =>
  `/partnerships/${partnership}/detectors${searchOf(wanted)}`
export const rulesAddress = (partnership: string) => `/partnerships/${partnership}/rules`
/** The register of overrides, narrowed as its address says. */
export const overridesAddress = (partnership: string, wanted: Readonly<Record<string, string | undefined>> = {}) =>
  `/partnerships/${partnership}/overrides${searchOf(wanted)}`
/** The register of what was carried up, narrowed as its address says. */
export const escalationsAddress = (partnership: string, wanted: Readonly<Record<string, string | undefined>> = {}) =>
  `/partnerships/${partnership}/escalations${searchOf(wanted)}`
export const escalationRuleAddress = (partnership: string) => `/partnerships/${partnership}/escalation-rule`
export const ideasAddress = (partnership: string, wanted: Readonly<Record<string, string | undefined>> = {}) =>
  `/partnerships/${partnership}/ideas${searchOf(wanted)}`

/** The part of an address after its path: what is given, and nothing of what is left open. */
export function searchOf(wanted: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(wanted).filter(([, value]) => value !== undefined && value !== '')
  return given.length === 0 ? '' : `?${new URLSearchParams(given as [string, string][])}`
}

export const boardsAddress = (partnership: string) => `/partnerships/${partnership}/boards`
export const boardAddress = (partnership: string, board: string) => `${boardsAddress(partnership)}/${board}`
export const auditAddress = (partnership: string) => `/partnerships/${partnership}/audit`
export const tokensAddress = (partnership: string) => `/partnerships/${partnership}/tokens`
export const mailsAddress = (partnership: string) => `/partnerships/${partnership}/mails`

/** The sign-in page, with the way back to where somebody was. */
export const signInAddress = (next: string | null = null) =>
  next === null || next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`

/** Where the API keeps what belongs to a partnership. */
export const apiOf = (partnership: string) => `/api/partnerships/${partnership}`
export const meetingsAddress = (at: InPlan) => `${planAddress(at)}/meetings`
export const meetingAddress = (at: InPlan, meeting: string) => `${meetingsAddress(at)}/${meeting}`
/** The papers of a meeting: every version, one of them, and a card of it. */
export const packAddress = (at: InPlan, meeting: string) => `${meetingAddress(at, meeting)}/pack`
export const frozenPackAddress = (at: InPlan, meeting: string, pack: string) => `${packAddress(at, meeting)}/${pack}`
export const packCardAddress = (at: InPlan, meeting: string, pack: string, card: string) =>
  `${frozenPackAddress(at, meeting, pack)}/cards/${card}`
/** What the young people’s panel is given for a meeting. */
export const panelAddress = (at: InPlan, meeting: string) => `${meetingAddress(at, meeting)}/panel`
/** The meeting as it is held: for the room's projector, or for whoever takes its minutes. */
export const meetingRoomAddress = (at: InPlan, meeting: string, view: 'projector' | 'minutes') =>
  `${meetingAddress(at, meeting)}/room?view=${view}`
/** The ledger of challenges and promises, narrowed as its address says. */
export const ledgerAddress = (partnership: string, wanted: Readonly<Record<string, string | undefined>> = {}) =>
  `/partnerships/${partnership}/ledger${searchOf(wanted)}`
