import type { LinkView } from '@ttc/contracts/link'

/** How the list is narrowed, as its address says it. */
export type LinkSearch = { show?: Shown; placement?: string }

type Shown = 'all' | 'waiting' | 'asked' | 'answered' | 'over'

const STATES: Readonly<Record<LinkView['state'], Exclude<Shown, 'all'>>> = {
  waiting: 'waiting',
  accepted: 'answered',
  stored: 'answered',
  'cannot-give': 'answered',
  refused: 'asked',
  opened: 'asked',
  sent: 'asked',
  made: 'asked',
  withdrawn: 'over',
  'out-of-plan': 'over',
  expired: 'over',
}

export const SHOWN: readonly Readonly<{ value: Shown; label: string }>[] = [
  { value: 'waiting', label: 'to accept' },
  { value: 'asked', label: 'not answered' },
  { value: 'answered', label: 'answered' },
  { value: 'over', label: 'over without an answer' },
  { value: 'all', label: 'in all' },
]

export const isShown = ({ state }: LinkView, show: Shown) => show === 'all' || STATES[state] === show

export function linkSearchFrom({ show, placement }: Record<string, unknown>): LinkSearch {
  const known = SHOWN.find(({ value }) => value === show)?.value
  return { ...(known && { show: known }), ...(typeof placement === 'string' && { placement }) }
}
