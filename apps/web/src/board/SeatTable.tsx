import type { BoardSeatView, BoardView } from '@ttc/contracts/board'
import { describeSeat } from '@ttc/domain/board.words'
import { useState } from 'react'
import { Button } from '../design/Button.tsx'
import { Day } from '../design/Day.tsx'
import { Notice } from '../design/Notice.tsx'
import { type Column, Table } from '../design/Table.tsx'
import { memberAddress } from '../http/address.ts'
import { today } from '../problem/today.ts'
import { useEditSeat } from './board.api.ts'
import { ChangeSeatForm } from './ChangeSeatForm.tsx'

type SeatTableProps = { partnership: string; board: BoardView; mayEdit: boolean }

/** The seats of now. An ended seat stays in the person's history. */
export function SeatTable({ partnership, board, mayEdit }: SeatTableProps) {
  const edit = useEditSeat(partnership, board.id)
  const end = ({ id, seat }: BoardSeatView) =>
    edit.mutate({ seat: id, json: { seat, was: seat, toOn: today(), next: null } })
  const [changing, setChanging] = useState<BoardSeatView | null>(null)
  const changes: Column<BoardSeatView> = {
    key: 'change',
    header: 'Change',
    cell: (row) => (
      <span className="ttc-seat-changes">
        <Button look="link" onClick={() => setChanging(row)}>
          Change<span className="govuk-visually-hidden"> the seat of {row.member.name}</span>
        </Button>
        <Button look="link" busy={edit.isPending} busyWords="Ending" onClick={() => end(row)}>
          End today<span className="govuk-visually-hidden"> the seat of {row.member.name}</span>
        </Button>
      </span>
    ),
  }
  return (
    <>
      {edit.error && (
        <Notice tone="problem" title="The seat was not ended">
          <p>{edit.error.message}</p>
        </Notice>
      )}
      <Table
        caption="Seats"
        captionHidden
        narrow="blocks"
        rows={board.seats}
        rowKey={({ id }) => id}
        empty="Nobody sits on it yet."
        columns={[
          {
            key: 'person',
            header: 'Person',
            rowHeader: true,
            cell: ({ member }) => <a href={memberAddress(partnership, member.id)}>{member.name}</a>,
          },
          { key: 'agency', header: 'Agency', cell: ({ member }) => member.agency },
          { key: 'seat', header: 'Seat', cell: ({ seat }) => describeSeat(seat) },
          { key: 'since', header: 'Since', cell: ({ fromOn }) => <Day date={fromOn} short /> },
          ...(mayEdit ? [changes] : []),
        ]}
      />
      {changing !== null && (
        <ChangeSeatForm
          partnership={partnership}
          board={board.id}
          present={changing}
          onDone={() => setChanging(null)}
        />
      )}
    </>
  )
}
