import type { BatchView } from '@ttc/contracts/import'
import { describeNumber } from '@ttc/domain/figure/value'
import { Button } from '../design/Button.tsx'
import { Details } from '../design/Details.tsx'
import { Moment } from '../design/Moment.tsx'
import { Notice, SuccessNotice } from '../design/Notice.tsx'
import { Table } from '../design/Table.tsx'
import { Decisions } from './Decisions.tsx'
import { useUndoImport } from './import.api.ts'
import { wordsOf } from './import-problem.ts'
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
          <p>{wordsOf(undo.error)}</p>
        </Notice>
      )}
      <Table
        caption="Files brought in, newest first"
        captionHidden
        narrow="blocks"
        rows={batches}
        rowKey={({ id }) => id}
        empty="No file has been brought in yet."
        columns={[
          {
            key: 'file',
            header: 'File',
            rowHeader: true,
            cell: ({ fileName, shape, decided = [] }) => (
              <>
                {fileName}
                <small className="ttc-import__small">{shape}</small>
                {decided.length > 0 && (
                  <Details summary={`${decided.length} ${decided.length === 1 ? 'thing' : 'things'} decided`}>
                    <Decisions decided={decided} />
                  </Details>
                )}
              </>
            ),
          },
          { key: 'source', header: 'Source', cell: ({ source }) => source || 'not said' },
          { key: 'stored', header: 'Stored', cell: ({ storedAt }) => <Moment at={storedAt} /> },
          { key: 'by', header: 'By', cell: ({ storedBy }) => storedBy ?? 'the operator' },
          { key: 'added', header: 'Added', numeric: true, cell: (batch) => count(batch, 'added') },
          { key: 'changed', header: 'Changed', numeric: true, cell: (batch) => count(batch, 'changed') },
          { key: 'unchanged', header: 'Same', numeric: true, cell: (batch) => count(batch, 'unchanged') },
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
                  undone <Moment at={undoneAt} />
                </>
              ),
          },
        ]}
      />
    </>
  )
}
