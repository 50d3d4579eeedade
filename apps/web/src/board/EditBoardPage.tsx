import { useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { BoardKindView, EditBoard } from '@ttc/contracts/board'
import { describeBoardKind } from '@ttc/domain/board.words'
import { Problem } from '@ttc/domain/problem'
import { BackLink } from '../design/BackLink.tsx'
import { Checkbox } from '../design/Checkbox.tsx'
import { Page } from '../design/Page.tsx'
import { NumberInput } from '../design/TextInput.tsx'
import { boardAddress } from '../http/address.ts'
import { checkOffered } from '../problem/check-offered.ts'
import { EditForm } from '../problem/EditForm.tsx'
import { errorAt } from '../problem/FormProblems.tsx'
import { numberOf } from '../problem/typed-number.ts'
import { type FormOf, useContractForm } from '../problem/use-contract-form.ts'
import { useEditing } from '../problem/use-editing.ts'
import { BoardFields, type BoardValues, requestOf } from './BoardFields.tsx'
import { boardsQuery, useEditBoard } from './board.api.ts'

type EditValues = BoardValues & { position: string; retired: boolean }

export function EditBoardPage() {
  const at = useParams({ from: '/partnerships/$partnership/boards/$board/edit' })
  const { boards, allowed } = useSuspenseQuery(boardsQuery(at.partnership)).data
  checkOffered(allowed, 'board.edit')
  const board = boards.find(({ id }) => id === at.board)
  if (board === undefined) throw new Problem('not-found', '')
  const navigate = useNavigate()
  const edit = useEditBoard(at.partnership, board.id)
  const back = boardAddress(at.partnership, board.id)
  const stored: EditValues = {
    name: board.name,
    kind: board.kind,
    parentId: board.parentId ?? '',
    priorityId: board.priority?.id ?? '',
    position: String(board.position),
    retired: board.retired,
  }
  const form = useContractForm({
    schema: EditBoard,
    values: stored,
    toRequest: (typed: EditValues) => ({
      ...requestOf(typed),
      version: board.version,
      position: numberOf(typed.position) ?? 0,
      retired: typed.retired,
    }),
    draft: `board ${board.id}`,
  })
  const editing = useEditing(form, { send: edit.mutateAsync, stored: () => void navigate({ href: back }) })
  const nameOf = (id: unknown) => boards.find((one) => one.id === id)?.name ?? 'No other board'
  return (
    <>
      <BackLink href={back}>{board.name}</BackLink>
      <Page title="Edit the board" width="question">
        <EditForm
          form={form}
          editing={editing}
          what="the board"
          stored={stored}
          fields={[
            { name: 'name', label: 'Name' },
            { name: 'kind', label: 'Kind', words: (kind) => describeBoardKind(BoardKindView.parse(kind)) },
            { name: 'parentId', label: 'Reports to', words: nameOf },
            { name: 'position', label: 'Order among the groups beside it' },
            { name: 'retired', label: 'Retired', words: (retired) => (retired === true ? 'Yes' : 'No') },
          ]}
          busy={edit.isPending}
          save="Save the board"
          back={back}
        >
          <BoardFields
            form={form as unknown as FormOf<BoardValues, unknown>}
            partnership={at.partnership}
            boards={boards.filter(({ id }) => id !== board.id)}
          />
          <NumberInput
            {...form.register('position')}
            label="Order among the groups beside it"
            hint="The lowest number comes first."
            whole
            width={4}
            error={errorAt(form, 'position')}
          />
          <Checkbox
            {...form.register('retired')}
            label="Retired"
            hint="Kept with its history, but no longer in the structure. End its seats and move the groups that report to it first."
          />
        </EditForm>
      </Page>
    </>
  )
}
