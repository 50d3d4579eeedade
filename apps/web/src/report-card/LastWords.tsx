import type { CardWritingView } from '@ttc/contracts/report-card/writing'
import { toldBy } from './words-values.ts'

/** What the card before this one said, to write against; nothing of it is taken over by itself. */
export function LastWords({ before }: { before: CardWritingView['before'] }) {
  return (
    <aside className="ttc-writing__last" aria-label="What the last card said">
      <h3>{before === null ? 'Last time' : `Last time: ${before.name}`}</h3>
      {before === null && <p className="ttc-muted">No card before this one has words of its own.</p>}
      {before !== null &&
        toldBy(before.words)
          .filter(({ answer }) => answer !== '')
          .map(({ question, answer }) => (
            <p key={question}>
              <b>{question}</b>
              <br />
              {answer}
            </p>
          ))}
    </aside>
  )
}
