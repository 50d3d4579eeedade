import type { MadeLinkView } from '@ttc/contracts/link'
import { MakeQuestionLink } from '@ttc/contracts/link/question'
import { newId } from '@ttc/contracts/new-id'
import { useState } from 'react'
import { Actions, Button } from '../design/Button.tsx'
import { Checkbox } from '../design/Checkbox.tsx'
import { TextInput } from '../design/TextInput.tsx'
import { errorAt, FormProblems } from '../problem/FormProblems.tsx'
import { emptyToNull } from '../problem/typed-number.ts'
import { useContractForm } from '../problem/use-contract-form.ts'
import { type InMeeting, useMakeQuestionLink } from './link.api.ts'

export type MadeQuestionLink = Readonly<{ made: MadeLinkView; forName: string; forEmail: string | null }>
type Values = { forName: string; agency: string; forEmail: string; forPanel: boolean }

/** One person or group, and their address where the link is mailed. */
export function QuestionLinkForm({ at, onMade }: { at: InMeeting; onMade: (made: MadeQuestionLink) => void }) {
  const make = useMakeQuestionLink(at)
  const [id, setId] = useState(newId)
  const form = useContractForm({
    schema: MakeQuestionLink,
    values: { forName: '', agency: '', forEmail: '', forPanel: false },
    toRequest: ({ forName, agency, forEmail, forPanel }: Values) => ({
      id,
      forName,
      agency,
      forPanel,
      forEmail: emptyToNull(forEmail.trim()),
    }),
    draft: `questions asked for ${at.meeting}`,
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
        label="Who is asked"
        hint="A role or a group, such as “Young people’s panel”. Their questions stand under it."
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
      <Checkbox
        {...form.register('forPanel')}
        label="This is the young people’s panel"
        hint="They see the papers you choose for them below, and their questions are answered a week before the meeting."
      />
      <Actions>
        <Button type="submit" look="secondary" busy={make.isPending} busyWords="Making the link">
          Make the link
        </Button>
      </Actions>
    </form>
  )
}
