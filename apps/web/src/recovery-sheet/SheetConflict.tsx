import type { MemberView } from '@ttc/contracts/partnership'
import type { SheetContent, SheetView } from '@ttc/contracts/recovery-sheet'
import { ConflictNotice } from '../design/ConflictNotice.tsx'
import { answersOf } from './sheet-words.ts'

type SheetConflictProps = {
  mine: SheetContent
  theirs: SheetView
  members: readonly MemberView[]
  onTake: (mine: boolean) => void
}

/** Two people wrote one sheet: both versions beside one another, and the person chooses. */
export function SheetConflict({ mine, theirs, members, onTake }: SheetConflictProps) {
  const [own, other] = [answersOf(mine, members), answersOf(theirs.content, members)]
  const rows = own.map(({ question, answer }, i) => {
    const saved = other[i]?.answer ?? ''
    return { field: question, mine: answer, theirs: saved, changed: answer !== saved }
  })
  return (
    <ConflictNotice
      what="the recovery sheet"
      theirs={null}
      rows={rows}
      onKeepMine={() => onTake(true)}
      onTakeTheirs={() => onTake(false)}
    />
  )
}
