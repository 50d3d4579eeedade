import { useNavigate } from '@tanstack/react-router'
import { IdeaFilter, type IdeaListView } from '@ttc/contracts/idea'
import { Actions, Button } from '../design/Button.tsx'
import { Select } from '../design/Select.tsx'
import { TextInput } from '../design/TextInput.tsx'
import { ideasAddress } from '../http/address.ts'
import { errorAt, FormProblems } from '../problem/FormProblems.tsx'
import { useContractForm } from '../problem/use-contract-form.ts'
import type { IdeaSearch } from './idea.api.ts'
import { costOptions, strengthOptions } from './idea-words.ts'

const Wanted = IdeaFilter.omit({ skip: true, limit: true })
type FilterValues = { words: string; plan: string; cost: string; strength: string; tried: string }

type IdeaFilterFormProps = Pick<IdeaListView, 'plans'> & { partnership: string; wanted: IdeaSearch }

/** By words, plan, cost, how well it is known to work and whether it was tried. */
export function IdeaFilterForm({ partnership, wanted, plans }: IdeaFilterFormProps) {
  const navigate = useNavigate()
  const form = useContractForm({
    schema: Wanted,
    values: {
      words: wanted.words ?? '',
      plan: wanted.plan ?? '',
      cost: wanted.cost ?? '',
      strength: wanted.strength ?? '',
      tried: wanted.tried ?? '',
    },
    toRequest: ({ words, plan, cost, strength, tried }: FilterValues) => ({
      words: words || undefined,
      plan: plan || undefined,
      cost: cost || undefined,
      strength: strength || undefined,
      tried: tried || undefined,
    }),
    draft: null,
  })
  const submit = form.sending({
    send: async (filter) => filter,
    stored: (filter) => void navigate({ href: ideasAddress(partnership, filter) }),
  })
  return (
    <form className="ttc-filter" onSubmit={submit} noValidate>
      <FormProblems form={form} />
      <div className="ttc-filter__fields">
        <TextInput {...form.register('words')} label="Words" type="search" width={20} error={errorAt(form, 'words')} />
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
          {...form.register('cost')}
          label="Cost"
          options={costOptions}
          placeholder="Any"
          error={errorAt(form, 'cost')}
        />
        <Select
          {...form.register('strength')}
          label="Known to work"
          options={strengthOptions}
          placeholder="However well"
          error={errorAt(form, 'strength')}
        />
        <Select
          {...form.register('tried')}
          label="Tried here"
          options={[
            { value: 'yes', text: 'Tried' },
            { value: 'no', text: 'Not yet' },
          ]}
          placeholder="Either"
          error={errorAt(form, 'tried')}
        />
      </div>
      <Actions>
        <Button type="submit" look="secondary">
          Show these
        </Button>
        {Object.keys(wanted).length > 0 && <a href={ideasAddress(partnership)}>Show all</a>}
      </Actions>
    </form>
  )
}
