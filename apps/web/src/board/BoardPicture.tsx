import type { BoardSeatView } from '@ttc/contracts/board'
import { describeBoardKind, describeSeat } from '@ttc/domain/board.words'
import { Scroll } from '../design/Scroll.tsx'
import { boardAddress } from '../http/address.ts'
import type { BoardNode } from './board-tree.ts'

type BoardPictureProps = { partnership: string; nodes: readonly BoardNode[] }

/** The tree as nested lists, drawn as boxes and lines by the style sheet: read aloud it is an outline. */
export function BoardPicture({ partnership, nodes }: BoardPictureProps) {
  return (
    <Scroll label="Boards and groups as a tree">
      <ul className="ttc-tree">
        {nodes.map((node) => (
          <Branch key={node.board.id} partnership={partnership} node={node} />
        ))}
      </ul>
    </Scroll>
  )
}

function Branch({ partnership, node: { board, under } }: { partnership: string; node: BoardNode }) {
  const heads = board.seats.filter(({ seat }) => seat !== 'member')
  const others = board.seats.length - heads.length
  return (
    <li>
      <div className="ttc-tree__box">
        <a href={boardAddress(partnership, board.id)}>{board.name}</a>
        <span className="ttc-tree__kind">{describeBoardKind(board.kind)}</span>
        {heads.map((head) => (
          <span key={head.id}>{wordsOf(head)}</span>
        ))}
        {others > 0 && (
          <span>{`${others} ${heads.length > 0 ? 'more ' : ''}${others === 1 ? 'member' : 'members'}`}</span>
        )}
      </div>
      {under.length > 0 && (
        <ul>
          {under.map((node) => (
            <Branch key={node.board.id} partnership={partnership} node={node} />
          ))}
        </ul>
      )}
    </li>
  )
}

function wordsOf({ seat, member }: BoardSeatView): string {
  return `${describeSeat(seat)}: ${member.name}`
}
