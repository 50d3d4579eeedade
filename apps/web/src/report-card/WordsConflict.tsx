import type { CardWords } from '@ttc/contracts/report-card/writing'
import { ConflictNotice } from '../design/ConflictNotice.tsx'
import { toldBy } from './words-values.ts'

type WordsConflictProps = { mine: CardWords; theirs: CardWords; onTake: (mine: boolean) => void }

/** Two people wrote one card: both versions beside one another, and the person chooses. */
export function WordsConflict({ mine, theirs, onTake }: WordsConflictProps) {
  const other = toldBy(theirs)
  const rows = toldBy(mine).map(({ question, answer }, i) => {
    const saved = other[i]?.answer ?? ''
    return { field: question, mine: answer, theirs: saved, changed: answer !== saved }
  })
  return (
    <ConflictNotice
      what="the words on this card"
      theirs={null}
      rows={rows}
      onKeepMine={() => onTake(true)}
      onTakeTheirs={() => onTake(false)}
    />
  )
}
