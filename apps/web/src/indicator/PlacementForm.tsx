import { EditPlacement, type PlacementView } from '@ttc/contracts/indicator'
import type { MemberView } from '@ttc/contracts/partnership'
import { useState } from 'react'
import { Actions, Button } from '../design/Button.tsx'
import { Checkbox } from '../design/Checkbox.tsx'
import { Notice, SuccessNotice } from '../design/Notice.tsx'
import { MemberSelect } from '../partnership/MemberSelect.tsx'
import { errorAt, FormProblems } from '../problem/FormProblems.tsx'
import { emptyToNull } from '../problem/typed-number.ts'
import { useContractForm } from '../problem/use-contract-form.ts'
import { useEditing } from '../problem/use-editing.ts'
import { useEditPlacement } from './indicator.api.ts'

type PlacementValues = { ownerMemberId: string; headline: boolean }
type PlacementFormProps = { partnership: string; placement: PlacementView; members: readonly MemberView[] }

/** Who owns the indicator in this plan, and whether it is one of the priority's headlines. */
export function PlacementForm({ partnership, placement, members }: PlacementFormProps) {
  const edit = useEditPlacement(partnership, placement.id)
  const [saved, setSaved] = useState(false)
  const form = useContractForm({
    schema: EditPlacement,
    values: { ownerMemberId: placement.owner?.id ?? '', headline: placement.headline },
    toRequest: ({ ownerMemberId, headline }: PlacementValues) => ({
      version: placement.version,
      ownerMemberId: emptyToNull(ownerMemberId),
      headline,
      ended: false,
    }),
    draft: `placement ${placement.id}`,
  })
  const { conflict, submit } = useEditing(form, { send: edit.mutateAsync, stored: () => setSaved(true) })
  return (
    <form onSubmit={submit} noValidate>
      {saved && <SuccessNotice title="The indicator’s place in the plan is stored" />}
      <FormProblems form={form} />
      {conflict && (
        <Notice tone="warning" title="Its place in the plan was changed while you were working">
          <p>
            Stored now: {placement.owner?.name ?? 'nobody'} owns it, {placement.headline ? 'a headline' : 'no headline'}
            . Save again to put yours in its place.
          </p>
        </Notice>
      )}
      <MemberSelect
        {...form.register('ownerMemberId')}
        label="Owner"
        members={members}
        error={errorAt(form, 'ownerMemberId')}
      />
      <Checkbox
        {...form.register('headline')}
        label="Headline indicator"
        hint="Two or three for an outcome: drawn large on the report card."
      />
      <Actions>
        <Button type="submit" look="secondary" busy={edit.isPending} busyWords="Saving">
          Save owner and headline
        </Button>
      </Actions>
    </form>
  )
}
