import type { ReactNode } from 'react'
import { useEffect, useRef } from 'react'
import { Actions, Button } from './Button.tsx'
import { Table } from './Table.tsx'

/** One field in both versions; `changed` marks where they differ. */
export type ConflictRow = { field: string; mine: ReactNode; theirs: ReactNode; changed: boolean }

type ConflictNoticeProps = {
  /** What both were changing: "the target for 2026/27". */
  what: string
  /** Who saved the other version, by role, and when; null where that is not known. */
  theirs: { by: string; when: ReactNode } | null
  rows: readonly ConflictRow[]
  onKeepMine: () => void
  onTakeTheirs: () => void
  busy?: boolean
}

/** Someone saved first: both versions side by side, and the person chooses. Nothing typed is lost before that. */
export function ConflictNotice({ what, theirs, rows, onKeepMine, onTakeTheirs, busy = false }: ConflictNoticeProps) {
  const box = useRef<HTMLElement>(null)
  useEffect(() => box.current?.focus(), [])
  const mark = (row: ConflictRow, text: ReactNode) => (row.changed ? <mark>{text}</mark> : text)
  return (
    <section className="ttc-conflict" aria-label="Two versions" ref={box} tabIndex={-1}>
      <h2>Two versions of {what}</h2>
      <p>
        {theirs ? `${theirs.by} saved a change while you were working` : 'A change was saved while you were working'}
        {theirs && <> ({theirs.when})</>}. Yours is not saved yet. Choose which one stays; where they differ is marked.
      </p>
      <Table
        caption="Your version and the saved one"
        captionHidden
        rows={rows}
        rowKey={(row) => row.field}
        columns={[
          { key: 'field', header: 'Field', rowHeader: true, cell: (row) => row.field },
          { key: 'mine', header: 'Yours', cell: (row) => mark(row, row.mine) },
          { key: 'theirs', header: 'Saved', cell: (row) => mark(row, row.theirs) },
        ]}
      />
      <Actions>
        <Button busy={busy} onClick={onKeepMine}>
          Keep mine
        </Button>
        <Button look="secondary" busy={busy} onClick={onTakeTheirs}>
          Take the saved one
        </Button>
      </Actions>
    </section>
  )
}
