import { useNavigate } from '@tanstack/react-router'
import { MailFilter } from '@ttc/contracts/mail'
import { Actions, Button } from '../design/Button.tsx'
import { Select } from '../design/Select.tsx'
import { TextInput } from '../design/TextInput.tsx'
import { mailsAddress, searchOf } from '../http/address.ts'
import { errorAt, FormProblems } from '../problem/FormProblems.tsx'
import { useContractForm } from '../problem/use-contract-form.ts'
import { kindOptions } from './mail-words.ts'
import './mail.scss'

/** By a part of the address or the subject, and by kind; what is looked for stands in the address of the page. */
export function MailFilterForm({ partnership, search = '', kind }: MailFilter & { partnership: string }) {
  const navigate = useNavigate()
  const address = mailsAddress(partnership)
  const form = useContractForm({
    schema: MailFilter,
    values: { search, kind: kind ?? '' },
    toRequest: (typed: { search: string; kind: string }) => ({ search: typed.search, kind: typed.kind || undefined }),
    draft: null,
  })
  const submit = form.sending({
    send: async (wanted) => wanted,
    stored: (wanted) => void navigate({ href: `${address}${searchOf(wanted)}` }),
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
      <Select
        {...form.register('kind')}
        label="Kind"
        options={kindOptions}
        placeholder="Every kind"
        error={errorAt(form, 'kind')}
      />
      <Actions>
        <Button type="submit" look="secondary">
          Find
        </Button>
        {(search !== '' || kind !== undefined) && <a href={address}>Show all mails</a>}
      </Actions>
    </form>
  )
}
