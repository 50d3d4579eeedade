import type { BatchView } from '@ttc/contracts/import'
import { describeNumber } from '@ttc/domain/figure/value'
import { Button } from '../design/Button.tsx'
import { Day } from '../design/Day.tsx'
import { Notice, SuccessNotice } from '../design/Notice.tsx'
import { Table } from '../design/Table.tsx'
import { useUndoImport } from './import.api.ts'
import { Undone } from './Undone.tsx'

type BatchListProps = { partnership: string; batches: readonly BatchView[]; mayUndo: boolean }

/** Every file ever stored; each can be undone as a whole, and what was changed since is left and named. */
export function BatchList({ partnership, batches, mayUndo }: BatchListProps) {
  const undo = useUndoImport(partnership)
  const count = (batch: BatchView, name: string) => describeNumber(batch.counts[name] ?? 0, 0)
  return (
    <>
      {undo.data && (
        <SuccessNotice title="The file is undone">
          <Undone view={undo.data} />
        </SuccessNotice>
      )}
      {undo.error && (
        <Notice tone="problem" title="Nothing was undone">
          <p>{undo.error.message}</p>
        </Notice>
      )}
      <Table
        caption="Files brought in, newest first"
        captionHidden
        rows={batches}
        rowKey={({ id }) => id}
        empty="No file has been brought in yet."
        columns={[
          { key: 'file', header: 'File', rowHeader: true, cell: ({ fileName }) => fileName },
          {
            key: 'stored',
            header: 'Stored',
            cell: ({ storedAt, storedBy }) => (
              <>
                <Day date={storedAt} short />
                {storedBy !== null && `, ${storedBy}`}
              </>
            ),
          },
          { key: 'added', header: 'Added', numeric: true, cell: (batch) => count(batch, 'added') },
          { key: 'changed', header: 'Changed', numeric: true, cell: (batch) => count(batch, 'changed') },
          { key: 'refused', header: 'Refused', numeric: true, cell: (batch) => count(batch, 'refused') },
          {
            key: 'undo',
            header: 'Undo',
            cell: ({ id, fileName, undoneAt }) =>
              undoneAt === null ? (
                mayUndo && (
                  <Button look="link" busy={undo.isPending} busyWords="Undoing" onClick={() => undo.mutate(id)}>
                    Undo <span className="govuk-visually-hidden">{fileName}</span>
                  </Button>
                )
              ) : (
                <>
                  undone <Day date={undoneAt} short />
                </>
              ),
          },
        ]}
      />
    </>
  )
}
