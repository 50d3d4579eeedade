import type { BoardSeatView, BoardView } from '@ttc/contracts/board'
import { describeBoardKind } from '@ttc/domain/board.words'
import { Table } from '../design/Table.tsx'
import { boardAddress } from '../http/address.ts'
import { type BoardNode, levelsOf } from './board-tree.ts'

type BoardTableProps = { partnership: string; nodes: readonly BoardNode[] }

/** The same tree line by line; what stands under what is said in a column of its own. */
export function BoardTable({ partnership, nodes }: BoardTableProps) {
  const rows = levelsOf(nodes)
  const nameOf = (id: string | null) => rows.find(({ board }) => board.id === id)?.board.name ?? '–'
  const who = (board: BoardView, seat: BoardSeatView['seat']) =>
    board.seats
      .filter((one) => one.seat === seat)
      .map(({ member }) => member.name)
      .join(', ') || '–'
  return (
    <Table
      caption="Boards and groups"
      captionHidden
      narrow="blocks"
      rows={rows}
      rowKey={({ board }) => board.id}
      columns={[
        {
          key: 'name',
          header: 'Board or group',
          rowHeader: true,
          cell: ({ board, level }) => (
            <span className={`ttc-tree__level-${Math.min(level, 5)}`}>
              <a href={boardAddress(partnership, board.id)}>{board.name}</a>
            </span>
          ),
        },
        { key: 'kind', header: 'Kind', cell: ({ board }) => describeBoardKind(board.kind) },
        { key: 'parent', header: 'Reports to', cell: ({ board }) => nameOf(board.parentId) },
        { key: 'chair', header: 'Chair', cell: ({ board }) => who(board, 'chair') },
        { key: 'lead', header: 'Priority lead', cell: ({ board }) => who(board, 'lead') },
        { key: 'officer', header: 'Supporting officer', cell: ({ board }) => who(board, 'supporting-officer') },
        { key: 'members', header: 'People', numeric: true, cell: ({ board }) => board.seats.length },
      ]}
    />
  )
}
