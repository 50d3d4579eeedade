import type { CardFit } from '@ttc/contracts/report-card'

/** Whether the words fit on the card's one side, as the server measures it, and how much to take out. */
export function CardFitLine({ fit: { over } }: { fit: CardFit }) {
  return (
    <p className={over === null ? 'ttc-writing__fit' : 'ttc-writing__fit ttc-writing__fit--over'} role="status">
      {over === null
        ? 'The card fits on one side of A4'
        : `Too long for one side of A4 by ${over.lines === 1 ? '1 line' : `${over.lines} lines`}: take out about ${over.characters} characters`}
    </p>
  )
}
