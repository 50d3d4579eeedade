import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { describeBoardKind } from '@ttc/domain/board.words'
import { Problem } from '@ttc/domain/problem'
import { BackLink } from '../design/BackLink.tsx'
import { ButtonLink } from '../design/Button.tsx'
import { Notice } from '../design/Notice.tsx'
import { Page, Section } from '../design/Page.tsx'
import { Facts } from '../design/Panel.tsx'
import { boardAddress, boardsAddress, priorityAddress } from '../http/address.ts'
import { boardsQuery } from './board.api.ts'
import { SeatForm } from './SeatForm.tsx'
import { SeatTable } from './SeatTable.tsx'
import './board.scss'

/** One board or group: where it stands and who sits on it. */
export function BoardPage() {
  const at = useParams({ from: '/partnerships/$partnership/boards/$board' })
  const { boards, allowed } = useSuspenseQuery(boardsQuery(at.partnership)).data
  const board = boards.find(({ id }) => id === at.board)
  if (board === undefined) throw new Problem('not-found', '')
  const parent = boards.find(({ id }) => id === board.parentId)
  const mayEdit = allowed.includes('board.edit')
  const { priority } = board
  const under = boards.filter(({ parentId, retired }) => parentId === board.id && !retired)
  return (
    <>
      <BackLink href={boardsAddress(at.partnership)}>Boards and groups</BackLink>
      <Page
        title={board.name}
        caption={describeBoardKind(board.kind)}
        width="question"
        actions={
          mayEdit && (
            <ButtonLink look="secondary" href={`${boardAddress(at.partnership, board.id)}/edit`}>
              Edit
            </ButtonLink>
          )
        }
      >
        {board.retired && <Notice tone="warning" title="This board is retired" />}
        <Facts
          facts={[
            {
              term: 'Reports to',
              value:
                parent === undefined ? (
                  'No other board: it is at the top'
                ) : (
                  <a href={boardAddress(at.partnership, parent.id)}>{parent.name}</a>
                ),
            },
            ...(priority === null
              ? []
              : [
                  {
                    term: 'Works on',
                    value: (
                      <a href={priorityAddress({ partnership: at.partnership, plan: priority.planId }, priority.id)}>
                        {priority.name}
                      </a>
                    ),
                  },
                ]),
            ...(under.length === 0
              ? []
              : [
                  {
                    term: under.length === 1 ? 'Its group' : `Its ${under.length} groups`,
                    value: (
                      <ul className="ttc-plain ttc-board-groups">
                        {under.map(({ id, name }) => (
                          <li key={id}>
                            <a href={boardAddress(at.partnership, id)}>{name}</a>
                          </li>
                        ))}
                      </ul>
                    ),
                  },
                ]),
          ]}
        />
        <Section title="Who sits on it" id="seats">
          <SeatTable partnership={at.partnership} board={board} mayEdit={mayEdit} />
          {mayEdit && !board.retired && <SeatForm partnership={at.partnership} board={board} />}
        </Section>
      </Page>
    </>
  )
}
