import { TextInput } from '../design/TextInput.tsx'
import { errorAt } from '../problem/FormProblems.tsx'
import type { FormOf } from '../problem/use-contract-form.ts'

export type MemberValues = { name: string; agency: string; email: string }

type MemberFieldsProps<Request> = { form: FormOf<MemberValues, Request>; withAddress: boolean }

/** Who somebody is in the partnership. The address is for who may invite them; for others it stays as it is. */
export function MemberFields<Request>({ form, withAddress }: MemberFieldsProps<Request>) {
  return (
    <>
      <TextInput
        {...form.register('name')}
        label="Role title or name"
        hint="As it stands on report cards, such as “Head of early help”."
        error={errorAt(form, 'name')}
      />
      <TextInput
        {...form.register('agency')}
        label="Agency"
        hint="Such as council, police, school or charity."
        error={errorAt(form, 'agency')}
      />
      {withAddress && (
        <TextInput
          {...form.register('email')}
          label="E-mail address"
          optional
          type="email"
          spellCheck={false}
          error={errorAt(form, 'email')}
        />
      )}
    </>
  )
}
