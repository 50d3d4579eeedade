import { Problem } from '../problem.ts'
import { type CardFinding, type CardState, type CardTurn, needsReason } from '../report-card.ts'
import type { RoundState } from '../round.ts'

const from: Readonly<Record<CardTurn, CardState>> = {
  ready: 'draft',
  'taken-back': 'ready',
  signed: 'ready',
  reopened: 'signed',
}
const to: Readonly<Record<CardTurn, CardState>> = {
  ready: 'ready',
  'taken-back': 'draft',
  signed: 'signed',
  reopened: 'draft',
}

const firstDo: Readonly<Record<CardTurn, string>> = {
  ready: 'It can be called ready from a draft.',
  'taken-back': 'Only a card that is ready can be taken back.',
  signed: 'Call it ready first, then it can be signed.',
  reopened: 'Only a signed card can be opened again.',
}

type Turned = Readonly<{
  state: CardState
  what: CardTurn
  reason: string
  findings: readonly CardFinding[]
  /** The state of the round the card is for; null where it is for a quarter. */
  round: RoundState | null
}>

/**
 * The state a card comes into, or why it does not: draft → ready → signed, ready back to draft, signed back to draft
 * with a reason until its round's pack is frozen. A card with something serious standing is called ready with a reason.
 * Throws 'rule-broken', on the field `reason` where one is lacking.
 */
export function turnedState({ state, what, reason, findings, round }: Turned): CardState {
  if (from[what] !== state)
    throw new Problem('rule-broken', `This card is ${state === 'draft' ? 'a draft' : state}. ${firstDo[what]}`)
  if (what === 'reopened' && (round === 'frozen' || round === 'closed'))
    throw new Problem(
      'rule-broken',
      'The pack of this round is frozen, and this card with it. Say what has changed at the meeting, or on the next card.',
    )
  if (reason.trim() === '' && what === 'reopened') throw lacking('Say why the signed card is opened again.')
  if (reason.trim() === '' && what === 'ready' && needsReason(findings))
    throw lacking('Say why the card goes to the meeting as it is, or see to what stands above.')
  return to[what]
}

function lacking(message: string): Problem {
  return new Problem('rule-broken', message, { fields: [{ field: 'reason', message }] })
}
