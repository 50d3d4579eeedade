import type { Action } from '@ttc/domain/access'
import {
  actionsAddress,
  auditAddress,
  boardsAddress,
  catalogueAddress,
  detectorsAddress,
  escalationRuleAddress,
  escalationsAddress,
  exceptionsAddress,
  type InPlan,
  ideasAddress,
  importsAddress,
  ledgerAddress,
  mailsAddress,
  meetingsAddress,
  membersAddress,
  overridesAddress,
  ownOwedAddress,
  planAddress,
  roundsAddress,
  tokensAddress,
} from '../http/address.ts'

type Place = Readonly<{ address: (at: InPlan) => string; needs: Action }>

const inPartnership = (address: (partnership: string) => string, needs: Action): Place => ({
  address: ({ partnership }) => address(partnership),
  needs,
})

/** Where the guide leads, and what somebody must be allowed to do there for its link to be shown. */
export const places = {
  plan: { address: planAddress, needs: 'partnership.read' },
  'report-cards': { address: (at) => `${planAddress(at)}/report-cards`, needs: 'partnership.read' },
  rounds: { address: roundsAddress, needs: 'partnership.read' },
  walks: { address: (at) => `${planAddress(at)}/walks`, needs: 'partnership.read' },
  meetings: { address: meetingsAddress, needs: 'partnership.read' },
  owed: inPartnership(ownOwedAddress, 'round.own'),
  exceptions: inPartnership(exceptionsAddress, 'exception.list'),
  escalations: inPartnership(escalationsAddress, 'escalation.list'),
  'escalation-rule': inPartnership(escalationRuleAddress, 'escalation.list'),
  detectors: inPartnership(detectorsAddress, 'exception.list'),
  overrides: inPartnership(overridesAddress, 'override.list'),
  actions: inPartnership((partnership) => actionsAddress(partnership, { whose: 'mine' }), 'action.list'),
  ledger: inPartnership(ledgerAddress, 'challenge.list'),
  ideas: inPartnership(ideasAddress, 'idea.list'),
  imports: inPartnership(importsAddress, 'import.read'),
  catalogue: inPartnership(catalogueAddress, 'catalogue.read'),
  members: inPartnership(membersAddress, 'member.read'),
  boards: inPartnership(boardsAddress, 'board.read'),
  audit: inPartnership(auditAddress, 'audit.read'),
  tokens: inPartnership(tokensAddress, 'token.edit'),
  mails: inPartnership(mailsAddress, 'mail.read'),
  elsewhere: { address: () => '/figures-elsewhere', needs: 'partnership.read' },
  account: { address: () => '/account', needs: 'partnership.read' },
} as const satisfies Readonly<Record<string, Place>>

export type PlaceName = keyof typeof places
