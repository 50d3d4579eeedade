import { useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { ExceptionFilter } from '@ttc/contracts/exception'
import { Actions, Button } from '../design/Button.tsx'
import { Select } from '../design/Select.tsx'
import { exceptionsAddress } from '../http/address.ts'
import { partnershipsQuery } from '../partnership/partnership.api.ts'
import { errorAt, FormProblems } from '../problem/FormProblems.tsx'
import { useContractForm } from '../problem/use-contract-form.ts'
import type { ExceptionSearch } from './exception.api.ts'
import { orderOptions } from './exception-words.ts'

const Wanted = ExceptionFilter.omit({ after: true, limit: true }).partial()
type FilterValues = { plan: string; agency: string; level: string; whose: string; order: string }

type ExceptionFilterFormProps = { partnership: string; wanted: ExceptionSearch; agencies: readonly string[] }

/** By plan, agency, level and owner, and in which order; what a count has chosen stays chosen. */
export function ExceptionFilterForm({ partnership, wanted, agencies }: ExceptionFilterFormProps) {
  const navigate = useNavigate()
  const { partnerships } = useSuspenseQuery(partnershipsQuery).data
  const plans = partnerships.find(({ id }) => id === partnership)?.plans ?? []
  const form = useContractForm({
    schema: Wanted,
    values: {
      plan: wanted.plan ?? '',
      agency: wanted.agency ?? '',
      level: wanted.level ?? '',
      whose: wanted.whose ?? 'all',
      order: wanted.order ?? 'worst',
    },
    toRequest: ({ plan, agency, level, whose, order }: FilterValues) => ({
      part: wanted.part,
      only: wanted.only,
      priority: plan === (wanted.plan ?? '') ? wanted.priority : undefined,
      plan: plan || undefined,
      agency: agency || undefined,
      level: level || undefined,
      whose: whose === 'all' ? undefined : whose,
      order: order === 'worst' ? undefined : order,
    }),
    draft: null,
  })
  const submit = form.sending({
    send: async (filter) => filter,
    stored: (filter) => void navigate({ href: exceptionsAddress(partnership, filter) }),
  })
  const chosen = Object.values(wanted).some((value) => value !== undefined)
  return (
    <form className="ttc-filter ttc-exc-filter ttc-screen" onSubmit={submit} noValidate aria-label="Filter exceptions">
      <FormProblems form={form} />
      <div className="ttc-filter__fields">
        {plans.length > 1 && (
          <Select
            {...form.register('plan')}
            label="Plan"
            options={plans.map(({ id, name }) => ({ value: id, text: name }))}
            placeholder="Every plan"
            error={errorAt(form, 'plan')}
          />
        )}
        <Select
          {...form.register('agency')}
          label="Agency"
          options={agencies.map((name) => ({ value: name, text: name }))}
          placeholder="All agencies"
          error={errorAt(form, 'agency')}
        />
        <Select
          {...form.register('level')}
          label="Level"
          options={[
            { value: 'population', text: 'Population indicators' },
            { value: 'performance', text: 'Performance measures' },
          ]}
          placeholder="Both"
          error={errorAt(form, 'level')}
        />
        <Select
          {...form.register('whose')}
          label="Owner"
          options={[
            { value: 'all', text: 'Everybody' },
            { value: 'mine', text: 'Mine' },
          ]}
          error={errorAt(form, 'whose')}
        />
        <Select {...form.register('order')} label="Order" options={orderOptions} error={errorAt(form, 'order')} />
      </div>
      <Actions>
        <Button type="submit" look="secondary">
          Show these
        </Button>
        {chosen && <a href={exceptionsAddress(partnership)}>Show all</a>}
      </Actions>
    </form>
  )
}
