import { useNavigate } from '@tanstack/react-router'
import { CatalogueFilter } from '@ttc/contracts/catalogue'
import { Actions, Button } from '../design/Button.tsx'
import { Select } from '../design/Select.tsx'
import { TextInput } from '../design/TextInput.tsx'
import { catalogueAddress } from '../http/address.ts'
import { errorAt, FormProblems } from '../problem/FormProblems.tsx'
import { useContractForm } from '../problem/use-contract-form.ts'
import { polarityOptions } from './catalogue-words.ts'

type CatalogueFilterFormProps = {
  partnership: string
  filter: CatalogueFilter
  topics: readonly Readonly<{ topic: string; count: number }>[]
  /** The priority that something is looked for, kept in the address. */
  priority: string | null
}
type FilterValues = { words: string; topic: string; polarity: string; adopted: string }

/** By words, topic, direction, and whether it is adopted; what is looked for stands in the page's address. */
export function CatalogueFilterForm({ partnership, filter, topics, priority }: CatalogueFilterFormProps) {
  const navigate = useNavigate()
  const address = catalogueAddress(partnership)
  const kept = priority === null ? [] : [['priority', priority] as [string, string]]
  const form = useContractForm({
    schema: CatalogueFilter,
    values: {
      words: filter.words ?? '',
      topic: filter.topic ?? '',
      polarity: filter.polarity ?? '',
      adopted: filter.adopted ?? '',
    },
    toRequest: (typed: FilterValues) => ({
      words: typed.words || undefined,
      topic: typed.topic || undefined,
      polarity: typed.polarity || undefined,
      adopted: typed.adopted || undefined,
    }),
    draft: null,
  })
  const submit = form.sending({
    send: async (wanted) => wanted,
    stored: (wanted) => {
      const given = Object.entries(wanted).filter(([, value]) => value !== undefined) as [string, string][]
      void navigate({ href: `${address}?${new URLSearchParams([...given, ...kept])}` })
    },
  })
  const isFiltered = Object.values(filter).some((value) => value !== undefined)
  return (
    <form className="ttc-filter" onSubmit={submit} noValidate>
      <FormProblems form={form} />
      <div className="ttc-filter__fields">
        <TextInput
          {...form.register('words')}
          label="Words in its name or definition"
          type="search"
          width={20}
          error={errorAt(form, 'words')}
        />
        <Select
          {...form.register('topic')}
          label="Topic"
          options={topics.map(({ topic, count }) => ({ value: topic, text: `${topic} (${count})` }))}
          placeholder="All topics"
          error={errorAt(form, 'topic')}
        />
        <Select
          {...form.register('polarity')}
          label="Which way is better"
          options={polarityOptions}
          placeholder="Any"
          error={errorAt(form, 'polarity')}
        />
        <Select
          {...form.register('adopted')}
          label="Here"
          options={[
            { value: 'no', text: 'Not yet adopted' },
            { value: 'yes', text: 'Adopted' },
          ]}
          placeholder="Either"
          error={errorAt(form, 'adopted')}
        />
      </div>
      <Actions>
        <Button type="submit" look="secondary">
          Show these
        </Button>
        {isFiltered && <a href={kept.length === 0 ? address : `${address}?${new URLSearchParams(kept)}`}>Show all</a>}
      </Actions>
    </form>
  )
}
