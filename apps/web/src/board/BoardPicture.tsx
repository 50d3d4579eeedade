import type { BoardSeatView } from '@ttc/contracts/board'
import { describeBoardKind, describeSeat } from '@ttc/domain/board.words'
import { boardAddress } from '../http/address.ts'
import { type BoardNode, widthOf } from './board-tree.ts'

type BoardPictureProps = { partnership: string; nodes: readonly BoardNode[] }

/** The tree as boxes within boxes, so that it fits any width and sheet: read aloud it is an outline of nested lists. */
export function BoardPicture({ partnership, nodes }: BoardPictureProps) {
  return (
    <ul className="ttc-tree" aria-label="Boards and groups, each within the one it reports to">
      {nodes.map((node) => (
        <Branch key={node.board.id} partnership={partnership} node={node} />
      ))}
    </ul>
  )
}

function Branch({ partnership, node }: { partnership: string; node: BoardNode }) {
  const { board, under } = node
  const heads = board.seats.filter(({ seat }) => seat !== 'member')
  const others = board.seats.length - heads.length
  const width = widthOf(node)
  return (
    <li className={`ttc-tree__node ttc-tree__node--${width}`} data-kind={under.length > 0 ? 'parent' : 'leaf'}>
      <div className="ttc-tree__box">
        <a href={boardAddress(partnership, board.id)}>{board.name}</a>
        <span className="ttc-tree__kind">{describeBoardKind(board.kind)}</span>
        {heads.map((head) => (
          <span key={head.id}>
            <span className="ttc-tree__kind">{describeSeat(head.seat)}:</span> {head.member.name}
          </span>
        ))}
        <span className="ttc-tree__kind ttc-tree__rest">{wordsOf(heads, others)}</span>
      </div>
      {under.length > 0 && (
        <ul className={`ttc-tree__under ttc-tree__under--${width}`}>
          {under.map((one) => (
            <Branch key={one.board.id} partnership={partnership} node={one} />
          ))}
        </ul>
      )}
    </li>
  )
}

function wordsOf(heads: readonly BoardSeatView[], others: number): string {
  if (others === 0) return heads.length === 0 ? 'Nobody sits on it yet' : ''
  return `${others} ${heads.length > 0 ? 'more ' : ''}${others === 1 ? 'member' : 'members'}`
}
