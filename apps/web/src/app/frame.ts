import type { PartnershipView } from '@ttc/contracts/partnership'
import type { Action } from '@ttc/domain/access'
import {
  actionsAddress,
  auditAddress,
  boardsAddress,
  catalogueAddress,
  exceptionsAddress,
  ideasAddress,
  importsAddress,
  ledgerAddress,
  mailsAddress,
  membersAddress,
  ownOwedAddress,
  planAddress,
  tokensAddress,
} from '../http/address.ts'
import type { Frame } from './layout.tsx'

const BARE: Frame = {
  name: 'Turning the Curve',
  home: '/',
  colour: null,
  logo: null,
  role: null,
  notice: null,
  nav: [],
}

/** What the frame shows: the partnership of the address, or the only one there is; its menu holds what is allowed. */
export function frameOf(
  partnerships: readonly PartnershipView[],
  partnershipId: string | undefined,
  planId: string | undefined,
): Frame {
  const only = partnerships.length === 1 ? partnerships[0] : undefined
  const here = partnerships.find(({ id }) => id === partnershipId) ?? only
  if (here === undefined) return BARE
  const plan = here.plans.find(({ id }) => id === planId) ?? here.plans[0]
  const home = plan ? planAddress({ partnership: here.id, plan: plan.id }) : '/'
  return {
    name: here.name,
    home,
    colour: here.colour,
    logo: null,
    role: here.actingAs.name,
    notice: here.notice,
    nav: [
      ...(plan
        ? [
            { href: home, text: 'Plan' },
            ...(here.allowed.includes('round.own') ? [{ href: ownOwedAddress(here.id), text: 'What you owe' }] : []),
            ...(here.allowed.includes('exception.list')
              ? [{ href: exceptionsAddress(here.id), text: 'Red and amber' }]
              : []),
            { href: `${home}/report-cards`, text: 'Report cards' },
            { href: `${home}/rounds`, text: 'Rounds' },
            { href: `${home}/walks`, text: 'Turning the Curve walk' },
            { href: `${home}/meetings`, text: 'Meetings' },
          ]
        : []),
      ...shared
        .filter(({ needs }) => here.allowed.includes(needs))
        .map(({ address, text }) => ({
          href: address(here.id),
          text,
        })),
    ],
  }
}

const shared: readonly Readonly<{ needs: Action; address: (partnership: string) => string; text: string }>[] = [
  { needs: 'action.list', address: actionsAddress, text: 'Actions' },
  { needs: 'challenge.list', address: ledgerAddress, text: 'Ledger' },
  { needs: 'idea.list', address: ideasAddress, text: 'Ideas' },
  { needs: 'import.read', address: importsAddress, text: 'Data' },
  { needs: 'catalogue.read', address: catalogueAddress, text: 'Catalogue' },
  { needs: 'member.read', address: membersAddress, text: 'People' },
  { needs: 'board.read', address: boardsAddress, text: 'Boards' },
  { needs: 'audit.read', address: auditAddress, text: 'Audit trail' },
  { needs: 'token.edit', address: tokensAddress, text: 'Tokens' },
  { needs: 'mail.read', address: mailsAddress, text: 'Mails' },
]
