import { AddGroup } from '@ttc/contracts/breakdown'
import { newId } from '@ttc/contracts/new-id'
import { usualCategories } from '@ttc/domain/breakdown'
import { useState } from 'react'
import { useFieldArray } from 'react-hook-form'
import { Actions, Button } from '../design/Button.tsx'
import { SuccessNotice } from '../design/Notice.tsx'
import { TextInput } from '../design/TextInput.tsx'
import { errorAt, FormProblems } from '../problem/FormProblems.tsx'
import { useContractForm } from '../problem/use-contract-form.ts'
import { useAddGroup } from './breakdown.api.ts'

type GroupValues = { pairs: { category: string; value: string }[] }

const EMPTY = { category: '', value: '' }
const MOST = 4

type GroupFormProps = { partnership: string; indicator: string; record: (series: string) => string }

/** A group of children that values are to be recorded for: one category, or several together. */
export function GroupForm({ partnership, indicator, record }: GroupFormProps) {
  const add = useAddGroup(partnership, indicator)
  const [id, setId] = useState(newId)
  const [added, setAdded] = useState<string | null>(null)
  const form = useContractForm({
    schema: AddGroup,
    values: { pairs: [EMPTY] },
    toRequest: (typed: GroupValues) => ({ id, ...typed }),
    draft: `group ${indicator}`,
  })
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'pairs' })
  const submit = form.sending({
    send: add.mutateAsync,
    stored: (answer) => {
      setAdded(answer.id)
      setId(newId())
      form.forget()
    },
  })
  return (
    <form onSubmit={submit} noValidate>
      {added !== null && (
        <SuccessNotice title="The group is added">
          <a href={record(added)}>Record a value for it</a>
        </SuccessNotice>
      )}
      <FormProblems form={form} />
      <datalist id="categories">
        {usualCategories.map((category) => (
          <option key={category} value={category} />
        ))}
      </datalist>
      {fields.map((field, i) => (
        <fieldset className="govuk-fieldset" key={field.id}>
          <legend className="govuk-fieldset__legend">
            {i === 0 ? 'The group' : `And at the same time (${i + 1})`}
          </legend>
          <TextInput
            {...form.register(`pairs.${i}.category`)}
            list="categories"
            label="Category"
            hint="Sex, ethnicity, SEND, free school meals, looked-after, place"
            width={20}
            error={errorAt(form, `pairs.${i}.category`)}
          />
          <TextInput
            {...form.register(`pairs.${i}.value`)}
            label="Group"
            hint="As files spell it, so that they are matched: girls, EHC plan, eligible"
            width={20}
            error={errorAt(form, `pairs.${i}.value`)}
          />
          {i > 0 && (
            <Button look="link" onClick={() => remove(i)}>
              Leave this category out
            </Button>
          )}
        </fieldset>
      ))}
      <Actions>
        <Button type="submit" look="secondary" busy={add.isPending} busyWords="Adding">
          Add the group
        </Button>
        {fields.length < MOST && (
          <Button look="link" onClick={() => append(EMPTY)}>
            Narrow it by another category
          </Button>
        )}
      </Actions>
    </form>
  )
}
