import type { CardWritingView } from '@ttc/contracts/report-card/writing'

/** What the reader may do to a card. */
export function canDo({ allowed }: Pick<CardWritingView, 'allowed'>) {
  return { write: allowed.includes('report-card.write'), sign: allowed.includes('report-card.sign') }
}

/** Whether the page's one primary button belongs to what is done to the card, and not to its file. */
export function hasNextStep(writing: CardWritingView): boolean {
  const { write, sign } = canDo(writing)
  return (writing.state === 'draft' && write) || (writing.state === 'ready' && sign)
}
