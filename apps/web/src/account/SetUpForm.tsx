import { SetUp } from '@ttc/contracts/account'
import { Actions, Button } from '../design/Button.tsx'
import { TextInput } from '../design/TextInput.tsx'
import { errorAt, FormProblems } from '../problem/FormProblems.tsx'
import { useContractForm } from '../problem/use-contract-form.ts'
import { useSetUp } from './account.api.ts'
import { NewPasswordInput } from './NewPasswordInput.tsx'
import { useArrive } from './use-person-change.ts'

const EMPTY = { name: '', email: '', password: '', partnership: { name: '', area: { code: '', name: '' } } }

/** Who the first administrator is, and the partnership where there is none yet. */
export function SetUpForm({ token, needsPartnership }: { token: string; needsPartnership: boolean }) {
  const setUp = useSetUp()
  const arrive = useArrive()
  const form = useContractForm({
    schema: SetUp,
    values: EMPTY,
    toRequest: ({ partnership, ...typed }) => ({
      ...typed,
      token,
      partnership: needsPartnership ? partnership : null,
    }),
    draft: null,
  })
  const submit = form.sending({ send: setUp.mutateAsync, stored: () => void arrive(null) })
  return (
    <form onSubmit={submit} noValidate>
      <FormProblems form={form} />
      {needsPartnership && (
        <>
          <TextInput
            {...form.register('partnership.name')}
            label="Name of the partnership"
            hint="Such as “Children and Young People’s Partnership”. Every page carries it."
            error={errorAt(form, 'partnership.name')}
          />
          <TextInput
            {...form.register('partnership.area.code')}
            label="Area code"
            hint="The nine characters of the Office for National Statistics, such as E06000001."
            width={10}
            autoCapitalize="characters"
            spellCheck={false}
            error={errorAt(form, 'partnership.area.code')}
          />
          <TextInput
            {...form.register('partnership.area.name')}
            label="Area name"
            error={errorAt(form, 'partnership.area.name')}
          />
        </>
      )}
      <TextInput {...form.register('name')} label="Your name" autoComplete="name" error={errorAt(form, 'name')} />
      <TextInput
        {...form.register('email')}
        label="Your e-mail address"
        type="email"
        autoComplete="username"
        spellCheck={false}
        error={errorAt(form, 'email')}
      />
      <NewPasswordInput {...form.register('password')} error={errorAt(form, 'password')} />
      <Actions>
        <Button type="submit" busy={setUp.isPending} busyWords="Setting up">
          Set up and sign in
        </Button>
      </Actions>
    </form>
  )
}
