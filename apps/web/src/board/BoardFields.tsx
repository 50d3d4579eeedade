import { useQueries, useSuspenseQuery } from '@tanstack/react-query'
import { BoardKindView, type BoardView } from '@ttc/contracts/board'
import { describeBoardKind } from '@ttc/domain/board.words'
import { Select } from '../design/Select.tsx'
import { TextInput } from '../design/TextInput.tsx'
import { partnershipsQuery } from '../partnership/partnership.api.ts'
import { planQuery } from '../plan/plan.api.ts'
import { errorAt } from '../problem/FormProblems.tsx'
import { emptyToNull } from '../problem/typed-number.ts'
import type { FormOf } from '../problem/use-contract-form.ts'
import { levelsOf, treeOf } from './board-tree.ts'

export type BoardValues = { name: string; kind: string; parentId: string; priorityId: string }

export const requestOf = ({ name, kind, parentId, priorityId }: BoardValues) => ({
  name,
  kind,
  parentId: emptyToNull(parentId),
  priorityId: kind === 'priority-group' ? emptyToNull(priorityId) : null,
})

type BoardFieldsProps<Request> = {
  form: FormOf<BoardValues, Request>
  partnership: string
  /** The boards it may report to. */
  boards: readonly BoardView[]
}

const KINDS = BoardKindView.options.map((value) => ({ value, text: describeBoardKind(value) }))

export function BoardFields<Request>({ form, partnership, boards }: BoardFieldsProps<Request>) {
  const priorities = usePriorities(partnership)
  const parents = levelsOf(treeOf(boards.filter(({ retired }) => !retired))).map(({ board, level }) => ({
    value: board.id,
    text: `${'– '.repeat(level)}${board.name}`,
  }))
  return (
    <>
      <TextInput {...form.register('name')} label="Name of the board or group" error={errorAt(form, 'name')} />
      <Select {...form.register('kind')} label="Kind" options={KINDS} error={errorAt(form, 'kind')} />
      <Select
        {...form.register('parentId')}
        label="Reports to"
        options={parents}
        placeholder="No other board: it is at the top"
        error={errorAt(form, 'parentId')}
      />
      {form.watch('kind') === 'priority-group' && (
        <Select
          {...form.register('priorityId')}
          label="Priority it works on"
          options={priorities}
          placeholder="None yet"
          error={errorAt(form, 'priorityId')}
        />
      )}
    </>
  )
}

function usePriorities(partnership: string) {
  const { partnerships } = useSuspenseQuery(partnershipsQuery).data
  const plans = partnerships.find(({ id }) => id === partnership)?.plans ?? []
  const loaded = useQueries({ queries: plans.map(({ id }) => planQuery({ partnership, plan: id })) })
  return loaded.flatMap(({ data }) => {
    if (data === undefined) return []
    const all = data.outcomes.flatMap((outcome) => outcome.priorities)
    const distinct = new Map(all.map(({ id, name }) => [id, { value: id, text: name }]))
    return [{ label: data.name, options: [...distinct.values()] }]
  })
}
