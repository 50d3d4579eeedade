import { useQuery } from '@tanstack/react-query'
import { type BoardView, SeatMember } from '@ttc/contracts/board'
import { newId } from '@ttc/contracts/new-id'
import { useState } from 'react'
import { Actions, Button } from '../design/Button.tsx'
import { Select } from '../design/Select.tsx'
import { MemberSelect } from '../partnership/MemberSelect.tsx'
import { membersQuery } from '../partnership/partnership.api.ts'
import { DayInput } from '../problem/DayInput.tsx'
import { errorAt, FormProblems } from '../problem/FormProblems.tsx'
import { today } from '../problem/today.ts'
import { useContractForm } from '../problem/use-contract-form.ts'
import { useSeatMember } from './board.api.ts'
import { SEATS } from './ChangeSeatForm.tsx'

type SeatValues = { memberId: string; seat: string; fromOn: string }

export function SeatForm({ partnership, board }: { partnership: string; board: BoardView }) {
  const { data } = useQuery(membersQuery(partnership))
  const seatMember = useSeatMember(partnership, board.id)
  const [id, setId] = useState(newId)
  const empty: SeatValues = { memberId: '', seat: 'member', fromOn: today() }
  const form = useContractForm({
    schema: SeatMember,
    values: empty,
    toRequest: (typed: SeatValues) => ({ id, ...typed }),
    draft: `seat ${board.id}`,
  })
  const submit = form.sending({
    send: seatMember.mutateAsync,
    stored: () => {
      setId(newId())
      form.reset(empty)
    },
    refused: () => {
      setId(newId())
      return false
    },
  })
  const seated = new Set(board.seats.map(({ member }) => member.id))
  const memberError = errorAt(form, 'memberId')
  return (
    <form onSubmit={submit} noValidate>
      <h3>Add a person</h3>
      <FormProblems form={form} />
      <MemberSelect
        {...form.register('memberId')}
        label="Person"
        placeholder="Choose a person"
        members={(data?.members ?? []).filter((member) => !seated.has(member.id))}
        error={memberError}
      />
      <Select {...form.register('seat')} label="Seat" options={SEATS} error={errorAt(form, 'seat')} />
      <DayInput form={form} name="fromOn" label="First day" />
      <Actions>
        <Button type="submit" look="secondary" busy={seatMember.isPending} busyWords="Saving">
          Add to the board
        </Button>
      </Actions>
    </form>
  )
}
