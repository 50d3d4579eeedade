import { useQuery } from '@tanstack/react-query'
import { isOpenSheet } from '@ttc/domain/recovery-sheet'
import { recoveryTotalOf } from '@ttc/domain/recovery-sheet/record'
import { describeRecoveryTotal } from '@ttc/domain/recovery-sheet.words'
import { Panel } from '../design/Panel.tsx'
import { type InPlan, recoverySheetAddress } from '../http/address.ts'
import { sheetListQuery, sheetPageQuery } from './recovery-sheet.api.ts'
import { stateWords } from './sheet-words.ts'

/** What came of the days that earlier sheets gave. */
function KeptDays({ at }: { at: Readonly<{ partnership: string; placement: string }> }) {
  const list = useQuery(sheetListQuery(at)).data
  if (list === undefined || list.record.length === 0) return null
  return <p>{describeRecoveryTotal(recoveryTotalOf([{ days: list.record, slips: list.slips }]))}</p>
}

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
      <KeptDays at={at} />
      {sheet.revised && <p>The value it answers has been revised since.</p>}
      <p>
        <a href={address}>{isWritten ? 'Write the recovery sheet' : 'Read the recovery sheet'}</a>
      </p>
    </Panel>
  )
}
