import { useQuery } from '@tanstack/react-query'
import { isOpenSheet } from '@ttc/domain/recovery-sheet'
import { Panel } from '../design/Panel.tsx'
import { type InPlan, recoverySheetAddress } from '../http/address.ts'
import { sheetPageQuery } from './recovery-sheet.api.ts'
import { stateWords } from './sheet-words.ts'

/** The recovery sheet of an indicator in a line, with the way to it; nothing where none was ever owed or can be asked for. */
export function SheetPanel({ at }: { at: InPlan & Readonly<{ placement: string }> }) {
  const page = useQuery(sheetPageQuery(at)).data
  if (page === undefined || (page.sheet === null && !page.mayDecide)) return null
  const { sheet, mayWrite } = page
  const address = recoverySheetAddress(at, at.placement)
  if (sheet === null)
    return (
      <Panel title="Recovery sheet">
        <p>None is owed.</p>
        <p>
          <a href={address}>Ask for a recovery sheet</a>
        </p>
      </Panel>
    )
  const isWritten = mayWrite && sheet.state !== 'submitted' && (sheet.state === 'overdue' || isOpenSheet(sheet.state))
  return (
    <Panel title="Recovery sheet" look={sheet.state === 'overdue' ? 'late' : 'side'}>
      <p>{stateWords(sheet)}.</p>
      {sheet.revised && <p>The value it answers has been revised since.</p>}
      <p>
        <a href={address}>{isWritten ? 'Write the recovery sheet' : 'Read the recovery sheet'}</a>
      </p>
    </Panel>
  )
}
