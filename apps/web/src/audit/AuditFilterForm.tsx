import { useNavigate } from '@tanstack/react-router'
import { AuditFilter } from '@ttc/contracts/audit'
import type { PersonView } from '@ttc/contracts/member'
import { Actions, Button } from '../design/Button.tsx'
import { Notice } from '../design/Notice.tsx'
import { Select } from '../design/Select.tsx'
import { auditAddress } from '../http/address.ts'
import { DayInput } from '../problem/DayInput.tsx'
import { errorAt, FormProblems } from '../problem/FormProblems.tsx'
import { useContractForm } from '../problem/use-contract-form.ts'
import { actionOptions } from './audit-words.ts'

type AuditFilterFormProps = { partnership: string; filter: AuditFilter; people: readonly PersonView[] }
type FilterValues = { member: string; action: string; from: string; to: string }

/** By person, by what was done and by days; one object's own trail is reached from an entry about it. */
export function AuditFilterForm({ partnership, filter, people }: AuditFilterFormProps) {
  const navigate = useNavigate()
  const address = auditAddress(partnership)
  const form = useContractForm({
    schema: AuditFilter,
    values: { member: filter.member ?? '', action: filter.action ?? '', from: filter.from ?? '', to: filter.to ?? '' },
    toRequest: (typed: FilterValues) => ({
      object: filter.object,
      member: typed.member || undefined,
      action: typed.action || undefined,
      from: typed.from || undefined,
      to: typed.to || undefined,
    }),
    draft: null,
  })
  const submit = form.sending({
    send: async (wanted) => wanted,
    stored: (wanted) => {
      const given = Object.entries(wanted).filter(([, value]) => value !== undefined) as [string, string][]
      void navigate({ href: `${address}?${new URLSearchParams(given)}` })
    },
  })
  const isFiltered = Object.values(filter).some((value) => value !== undefined)
  return (
    <form className="ttc-filter" onSubmit={submit} noValidate>
      <FormProblems form={form} />
      {filter.object !== undefined && (
        <Notice title="Only what happened to one object">
          <p>
            <a href={address}>Show all objects</a>
          </p>
        </Notice>
      )}
      <div className="ttc-filter__fields">
        <Select
          {...form.register('member')}
          label="Person"
          options={people.map(({ id, name, agency }) => ({ value: id, text: `${name}, ${agency}` }))}
          placeholder="Everybody"
          error={errorAt(form, 'member')}
        />
        <Select
          {...form.register('action')}
          label="What"
          options={actionOptions}
          placeholder="Everything"
          error={errorAt(form, 'action')}
        />
        <DayInput form={form} name="from" label="From" />
        <DayInput form={form} name="to" label="To, this day included" />
      </div>
      <Actions>
        <Button type="submit" look="secondary">
          Show these
        </Button>
        {isFiltered && <a href={address}>Show everything</a>}
      </Actions>
    </form>
  )
}
