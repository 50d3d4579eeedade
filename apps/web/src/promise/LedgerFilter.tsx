import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { Button } from '../design/Button.tsx'
import { Select } from '../design/Select.tsx'
import { TextInput } from '../design/TextInput.tsx'
import { ledgerAddress } from '../http/address.ts'
import { MemberSelect } from '../partnership/MemberSelect.tsx'
import { membersQuery } from '../partnership/partnership.api.ts'
import type { LedgerSearch } from './promise.api.ts'

type LedgerFilterProps = {
  partnership: string
  search: LedgerSearch
  plans: readonly Readonly<{ id: string; name: string }>[]
  agencies: readonly string[]
}

/** Narrows the ledger by words, person, agency and plan; what it is narrowed to stands in the address. */
export function LedgerFilter({ partnership, search, plans, agencies }: LedgerFilterProps) {
  const navigate = useNavigate()
  const members = useQuery(membersQuery(partnership)).data?.members ?? []
  const { words = '', member = '', agency = '', plan = '' } = search
  const [typed, setTyped] = useState({ words, member, agency, plan })
  const set =
    (key: keyof typeof typed) =>
    ({ currentTarget }: { currentTarget: { value: string } }) =>
      setTyped({ ...typed, [key]: currentTarget.value })
  function submit(event: FormEvent) {
    event.preventDefault()
    void navigate({ href: ledgerAddress(partnership, { ...search, ...typed }) })
  }
  const one = (text: string) => ({ value: text, text })
  return (
    <form className="ttc-ledger__filter" onSubmit={submit} aria-label="Search the ledger">
      <TextInput label="Words" id="ledger-words" value={typed.words} onChange={set('words')} />
      <MemberSelect
        label="Person"
        id="ledger-member"
        placeholder="Anybody"
        members={members}
        value={typed.member}
        onChange={set('member')}
      />
      <Select
        label="Agency"
        id="ledger-agency"
        placeholder="Any agency"
        options={agencies.map(one)}
        value={typed.agency}
        onChange={set('agency')}
      />
      {plans.length > 1 && (
        <Select
          label="Plan"
          id="ledger-plan"
          placeholder="Every plan"
          options={plans.map(({ id, name }) => ({ value: id, text: name }))}
          value={typed.plan}
          onChange={set('plan')}
        />
      )}
      <Button type="submit" look="secondary">
        Search
      </Button>
      <a href={ledgerAddress(partnership, { part: search.part })}>Clear</a>
    </form>
  )
}
