import { useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { CreateBoard } from '@ttc/contracts/board'
import { newId } from '@ttc/contracts/new-id'
import { useState } from 'react'
import { BackLink } from '../design/BackLink.tsx'
import { Actions, Button } from '../design/Button.tsx'
import { Page } from '../design/Page.tsx'
import { boardAddress, boardsAddress } from '../http/address.ts'
import { checkOffered } from '../problem/check-offered.ts'
import { FormProblems } from '../problem/FormProblems.tsx'
import { useContractForm } from '../problem/use-contract-form.ts'
import { BoardFields, type BoardValues, requestOf } from './BoardFields.tsx'
import { boardsQuery, useCreateBoard } from './board.api.ts'

export function NewBoardPage() {
  const { partnership } = useParams({ from: '/partnerships/$partnership/boards/new' })
  const { boards, allowed } = useSuspenseQuery(boardsQuery(partnership)).data
  checkOffered(allowed, 'board.edit')
  const navigate = useNavigate()
  const create = useCreateBoard(partnership)
  const [id] = useState(newId)
  const top = boards.find(({ parentId, retired }) => parentId === null && !retired)
  const form = useContractForm({
    schema: CreateBoard,
    values: {
      name: '',
      kind: top === undefined ? 'trust' : 'priority-group',
      parentId: top?.id ?? '',
      priorityId: '',
    } as BoardValues,
    toRequest: (typed: BoardValues) => ({ id, ...requestOf(typed) }),
    draft: `board of ${partnership}`,
  })
  const submit = form.sending({
    send: create.mutateAsync,
    stored: () => void navigate({ href: boardAddress(partnership, id) }),
  })
  return (
    <>
      <BackLink href={boardsAddress(partnership)}>Boards and groups</BackLink>
      <Page title="Add a board or group" width="question">
        <form onSubmit={submit} noValidate>
          <FormProblems form={form} />
          <BoardFields form={form} partnership={partnership} boards={boards} />
          <Actions>
            <Button type="submit" busy={create.isPending} busyWords="Saving">
              Add the board
            </Button>
            <a href={boardsAddress(partnership)}>Cancel</a>
          </Actions>
        </form>
      </Page>
    </>
  )
}
