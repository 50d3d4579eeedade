import type { ScaleView } from '@ttc/contracts/figure'
import type { RevisionView } from '@ttc/contracts/measurement'
import { describeValue } from '@ttc/domain/figure/value'
import { ConflictNotice } from '../design/ConflictNotice.tsx'
import { Day } from '../design/Day.tsx'
import { type MeasurementValues, requestFields, valueOfCounts } from './measurement-values.ts'
import { describeRevision } from './RevisionTable.tsx'

type MeasurementConflictProps = {
  mine: MeasurementValues
  theirs: RevisionView
  scale: ScaleView
  busy: boolean
  onKeepMine: () => void
  onTakeTheirs: () => void
}

/** Another value was stored for the period while this one was typed. */
export function MeasurementConflict({ mine, theirs, scale, ...rest }: MeasurementConflictProps) {
  const { value: typed } = requestFields(mine)
  const value = typed ?? valueOfCounts(mine, scale.multiplier)
  const rows = [
    {
      field: 'Value',
      mine: value === null ? 'no value' : describeValue(value, scale),
      theirs: describeRevision(theirs, scale),
    },
    { field: 'Note', mine: mine.note, theirs: theirs.note ?? '' },
  ]
  return (
    <ConflictNotice
      {...rest}
      what="this value"
      theirs={
        theirs.recordedBy === null ? null : { by: theirs.recordedBy, when: <Day date={theirs.recordedAt} short /> }
      }
      rows={rows.map((row) => ({ ...row, changed: row.mine !== row.theirs }))}
    />
  )
}
