import { type BoardSeatView, EditSeat, SeatView } from '@ttc/contracts/board'
import { newId } from '@ttc/contracts/new-id'
import { describeSeat } from '@ttc/domain/board.words'
import { useState } from 'react'
import { Actions, Button } from '../design/Button.tsx'
import { Day } from '../design/Day.tsx'
import { Dialog } from '../design/Dialog.tsx'
import { Select } from '../design/Select.tsx'
import { memberAddress } from '../http/address.ts'
import { DayInput } from '../problem/DayInput.tsx'
import { errorAt, FormProblems } from '../problem/FormProblems.tsx'
import { today } from '../problem/today.ts'
import { useContractForm } from '../problem/use-contract-form.ts'
import { useEditSeat } from './board.api.ts'

type ChangeSeatFormProps = { partnership: string; board: string; present: BoardSeatView; onDone: () => void }
type ChangeValues = { seat: string; next: { fromOn: string } }

export const SEATS = SeatView.options.map((value) => ({ value, text: describeSeat(value) }))

/** The page behind has a field of the same name. */
const CHANGED = 'changed-seat'

/** Another seat on the same board: from a day on, or from the first day, where the seat was written down wrongly. */
export function ChangeSeatForm({ partnership, board, present, onDone }: ChangeSeatFormProps) {
  const edit = useEditSeat(partnership, board)
  const [id] = useState(newId)
  const form = useContractForm({
    schema: EditSeat,
    values: { seat: present.seat, next: { fromOn: today() } } as ChangeValues,
    toRequest: ({ seat, next }: ChangeValues) => ({
      seat,
      was: present.seat,
      toOn: null,
      next: seat === present.seat || next.fromOn === present.fromOn ? null : { id, fromOn: next.fromOn },
    }),
    draft: null,
  })
  const submit = form.sending({ send: (json) => edit.mutateAsync({ seat: present.id, json }), stored: onDone })
  const { member } = present
  return (
    <Dialog title={`Change the seat of ${member.name}`} onClose={onDone}>
      <form onSubmit={submit} noValidate>
        <FormProblems form={form} ids={{ seat: CHANGED }} />
        <Select {...form.register('seat')} id={CHANGED} label="Seat" options={SEATS} error={errorAt(form, 'seat')} />
        <DayInput
          form={form}
          name="next.fromOn"
          label="From"
          hint={
            <>
              The seat until then stays in the history. To correct a mistake instead, enter its first day,{' '}
              <Day date={present.fromOn} />.
            </>
          }
        />
        <p>
          Their agency, {member.agency}, holds for all their seats: change it on{' '}
          <a href={`${memberAddress(partnership, member.id)}/edit`}>their own page</a>.
        </p>
        <Actions>
          <Button type="submit" busy={edit.isPending} busyWords="Saving">
            Save the seat
          </Button>
          <Button look="link" onClick={onDone}>
            Cancel
          </Button>
        </Actions>
      </form>
    </Dialog>
  )
}
