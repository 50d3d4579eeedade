import type { MadeLinkView } from '@ttc/contracts/link'
import { MakePackLink } from '@ttc/contracts/link/pack'
import { newId } from '@ttc/contracts/new-id'
import { isKeptFromPublic } from '@ttc/domain/pack'
import { useState } from 'react'
import { Actions, Button } from '../design/Button.tsx'
import { Checkbox } from '../design/Checkbox.tsx'
import { TextInput } from '../design/TextInput.tsx'
import { DayInput } from '../problem/DayInput.tsx'
import { errorAt, FormProblems } from '../problem/FormProblems.tsx'
import { emptyToNull } from '../problem/typed-number.ts'
import { useContractForm } from '../problem/use-contract-form.ts'
import { type OfPack, useMakePackLink } from './pack-link.api.ts'

export type MadePackLink = Readonly<{ made: MadeLinkView; forName: string; forEmail: string | null }>
type Values = { forName: string; agency: string; forEmail: string; expiresOn: string; mayReadMarking: boolean }
type PackLinkFormProps = {
  at: OfPack
  marking: string
  /** The last day that the form begins with. */
  proposedUntil: string
  onMade: (made: MadePackLink) => void
}

/** Who may read the pack, until when; and for a marked pack that they may read its marking. */
export function PackLinkForm({ at, marking, proposedUntil, onMade }: PackLinkFormProps) {
  const make = useMakePackLink(at)
  const [id, setId] = useState(newId)
  const form = useContractForm({
    schema: MakePackLink,
    values: { forName: '', agency: '', forEmail: '', expiresOn: proposedUntil, mayReadMarking: false },
    toRequest: ({ forEmail, ...typed }: Values) => ({ id, forEmail: emptyToNull(forEmail.trim()), ...typed }),
    draft: `link to ${at.pack}`,
  })
  const submit = form.sending({
    send: make.mutateAsync,
    stored: (made) => {
      const { forName, forEmail } = form.getValues()
      form.forget()
      onMade({ made, forName, forEmail: emptyToNull(forEmail.trim()) })
    },
    refused: () => {
      setId(newId())
      return false
    },
  })
  return (
    <form className="ttc-two-thirds" onSubmit={submit} noValidate>
      <FormProblems form={form} />
      <TextInput
        {...form.register('forName')}
        label="Who may read it"
        hint="A role or a name, such as “Scrutiny committee member”. They see it at the top."
        error={errorAt(form, 'forName')}
      />
      <TextInput {...form.register('agency')} label="Their agency" error={errorAt(form, 'agency')} />
      <TextInput
        {...form.register('forEmail')}
        type="email"
        label="Their e-mail address"
        hint="The link is mailed there. Leave it empty to hand the link on yourself."
        optional
        spellCheck={false}
        error={errorAt(form, 'forEmail')}
      />
      <DayInput form={form} name="expiresOn" label="The link works until" hint="At most a year from today." />
      {isKeptFromPublic(marking) && (
        <Checkbox
          {...form.register('mayReadMarking')}
          label="The person may read this marking"
          hint={`The pack is marked ${marking}. Whoever has the link reads it.`}
          error={errorAt(form, 'mayReadMarking')}
        />
      )}
      <Actions>
        <Button type="submit" look="secondary" busy={make.isPending} busyWords="Making the link">
          Make the link
        </Button>
      </Actions>
    </form>
  )
}
