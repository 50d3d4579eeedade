import { ChooseAreas, type ChosenAreasView, type ComparatorsView, EditChosenAreas } from '@ttc/contracts/comparator'
import { newId } from '@ttc/contracts/new-id'
import { comparatorLimits } from '@ttc/domain/comparator'
import { useState } from 'react'
import { Controller } from 'react-hook-form'
import { TextInput } from '../design/TextInput.tsx'
import { EditForm } from '../problem/EditForm.tsx'
import { errorAt } from '../problem/FormProblems.tsx'
import { useContractForm } from '../problem/use-contract-form.ts'
import { useEditing } from '../problem/use-editing.ts'
import { AreaPicker } from './AreaPicker.tsx'
import { useChooseAreas, useEditChosenAreas } from './comparator.api.ts'
import type { ValuesByArea } from './comparator-words.ts'

type ChoiceValues = { name: string; areaCodes: string[] }

type ComparatorFormProps = {
  partnership: string
  comparators: ComparatorsView
  /** What is edited; null for areas that are chosen for the first time. */
  choice: ChosenAreasView | null
  values: ValuesByArea
  back: string
  onStored: (name: string) => void
}

/** Areas to compare with, under a name of the partnership's own. */
export function ComparatorForm({ partnership, comparators, choice, values, back, onStored }: ComparatorFormProps) {
  const choose = useChooseAreas(partnership)
  const edit = useEditChosenAreas(partnership)
  const [id] = useState(() => choice?.id ?? newId())
  const stored: ChoiceValues = { name: choice?.name ?? '', areaCodes: choice?.areas.map(({ code }) => code) ?? [] }
  const names = new Map([...comparators.areas, ...(choice?.areas ?? [])].map((area) => [area.code, area.name]))
  const form = useContractForm<ChoiceValues, ChooseAreas | EditChosenAreas>({
    schema: choice === null ? ChooseAreas : EditChosenAreas,
    values: stored,
    toRequest: (typed) =>
      choice === null ? { id, ...typed } : { version: choice.version, retired: choice.retired, ...typed },
    draft: `comparator ${choice?.id ?? 'new'}`,
  })
  const editing = useEditing(form, {
    send: (json) => ('id' in json ? choose.mutateAsync(json) : edit.mutateAsync({ id, json })),
    stored: () => onStored(form.getValues('name').trim()),
  })
  return (
    <EditForm
      form={form}
      editing={editing}
      what="these areas"
      stored={stored}
      fields={[
        { name: 'name', label: 'Name' },
        { name: 'areaCodes', label: 'Areas', words: (codes) => namesOf(codes, names) },
      ]}
      busy={choose.isPending || edit.isPending}
      save={choice === null ? 'Compare with these areas' : 'Save these areas'}
      back={back}
    >
      <TextInput
        {...form.register('name')}
        label="Name"
        hint={`As it stands beside their mean: “Towns by the sea”. At most ${comparatorLimits.name} characters.`}
        width={20}
        error={errorAt(form, 'name')}
      />
      <Controller
        control={form.control}
        name="areaCodes"
        render={({ field }) => (
          <AreaPicker
            areas={comparators.areas}
            known={choice?.areas ?? []}
            values={values}
            chosen={field.value}
            onChange={field.onChange}
            error={errorAt(form, 'areaCodes')}
          />
        )}
      />
    </EditForm>
  )
}

function namesOf(codes: unknown, names: ReadonlyMap<string, string>): string {
  return Array.isArray(codes) ? codes.map((code) => names.get(code) ?? code).join(', ') || 'None' : ''
}
