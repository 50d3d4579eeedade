import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ButtonLink } from '../design/Button.tsx'
import { Details } from '../design/Details.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { Page } from '../design/Page.tsx'
import { Tabs } from '../design/Tabs.tsx'
import { boardAddress, boardsAddress } from '../http/address.ts'
import { BoardPicture } from './BoardPicture.tsx'
import { BoardTable } from './BoardTable.tsx'
import { boardsQuery } from './board.api.ts'
import { treeOf } from './board-tree.ts'
import './board.scss'

/** How the partnership is built: its boards and groups, as a picture and as a list. */
export function BoardsPage() {
  const { partnership } = useParams({ from: '/partnerships/$partnership/boards' })
  const { boards, allowed } = useSuspenseQuery(boardsQuery(partnership)).data
  const tree = treeOf(boards.filter(({ retired }) => !retired))
  const retired = boards.filter((board) => board.retired)
  const mayEdit = allowed.includes('board.edit')
  return (
    <Page
      title="Boards and groups"
      actions={mayEdit && <ButtonLink href={`${boardsAddress(partnership)}/new`}>Add a board or group</ButtonLink>}
    >
      {tree.length === 0 ? (
        <EmptyState title="No board or group yet">
          <p>Begin at the top: the children’s trust or strategic partnership. Then add the groups that report to it.</p>
        </EmptyState>
      ) : (
        <Tabs
          label="Views of the structure"
          tabs={[
            { id: 'picture', label: 'Picture', content: <BoardPicture partnership={partnership} nodes={tree} /> },
            { id: 'list', label: 'List', content: <BoardTable partnership={partnership} nodes={tree} /> },
          ]}
        />
      )}
      {retired.length > 0 && (
        <Details summary={`Retired boards (${retired.length})`}>
          <ul>
            {retired.map(({ id, name }) => (
              <li key={id}>
                <a href={boardAddress(partnership, id)}>{name}</a>
              </li>
            ))}
          </ul>
        </Details>
      )}
    </Page>
  )
}
