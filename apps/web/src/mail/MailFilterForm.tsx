import { useNavigate } from '@tanstack/react-router'
import { MailFilter } from '@ttc/contracts/mail'
import { Actions, Button } from '../design/Button.tsx'
import { TextInput } from '../design/TextInput.tsx'
import { mailsAddress } from '../http/address.ts'
import { errorAt, FormProblems } from '../problem/FormProblems.tsx'
import { useContractForm } from '../problem/use-contract-form.ts'
import './mail.scss'

/** By a part of the address or the subject; what is looked for stands in the address of the page. */
export function MailFilterForm({ partnership, search }: { partnership: string; search: string }) {
  const navigate = useNavigate()
  const address = mailsAddress(partnership)
  const form = useContractForm({
    schema: MailFilter,
    values: { search },
    toRequest: (typed: { search: string }) => ({ search: typed.search }),
    draft: null,
  })
  const submit = form.sending({
    send: async (wanted) => wanted,
    stored: (wanted) => {
      void navigate({ href: wanted.search ? `${address}?${new URLSearchParams({ search: wanted.search })}` : address })
    },
  })
  return (
    <form className="ttc-find" onSubmit={submit} noValidate>
      <FormProblems form={form} />
      <TextInput
        {...form.register('search')}
        label="Find by address or subject"
        type="search"
        width={30}
        error={errorAt(form, 'search')}
      />
      <Actions>
        <Button type="submit" look="secondary">
          Find
        </Button>
        {search !== '' && <a href={address}>Show all mails</a>}
      </Actions>
    </form>
  )
}
