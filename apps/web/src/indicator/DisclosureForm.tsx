import { EditIndicator, type IndicatorView } from '@ttc/contracts/indicator'
import { Checkbox } from '../design/Checkbox.tsx'
import { NumberInput } from '../design/TextInput.tsx'
import { EditForm } from '../problem/EditForm.tsx'
import { errorAt } from '../problem/FormProblems.tsx'
import { numberOf, typedNumber } from '../problem/typed-number.ts'
import { useContractForm } from '../problem/use-contract-form.ts'
import { useEditing } from '../problem/use-editing.ts'
import { definitionFields, definitionOf } from './definition-values.ts'
import { useEditIndicator } from './indicator.api.ts'

type DisclosureValues = {
  disclosure: {
    hideUpTo: string
    showZero: boolean
    roundTo: string
    leastDenominator: string
    secondary: boolean
  }
}

type DisclosureFormProps = { partnership: string; indicator: IndicatorView; back: string; onStored: () => void }

/** Which small numbers of the indicator everyone else does not see. */
export function DisclosureForm({ partnership, indicator, back, onStored }: DisclosureFormProps) {
  const edit = useEditIndicator(partnership, indicator.id)
  const stored = valuesOf(indicator)
  const form = useContractForm({
    schema: EditIndicator,
    values: stored,
    toRequest: ({ disclosure }: DisclosureValues) => ({
      ...definitionFields(definitionOf(indicator), indicator.proxy?.id ?? null),
      version: indicator.version,
      retired: false,
      disclosure: {
        ...disclosure,
        hideUpTo: numberOf(disclosure.hideUpTo),
        roundTo: numberOf(disclosure.roundTo),
        leastDenominator: numberOf(disclosure.leastDenominator),
      },
    }),
    draft: `disclosure ${indicator.id}`,
  })
  const editing = useEditing(form, { send: edit.mutateAsync, stored: onStored })
  const counted = (name: 'hideUpTo' | 'roundTo' | 'leastDenominator') => ({
    ...form.register(`disclosure.${name}`),
    whole: true,
    optional: true,
    width: 5 as const,
    error: errorAt(form, `disclosure.${name}`),
  })
  return (
    <EditForm
      form={form}
      editing={editing}
      what="which small numbers are hidden"
      stored={stored}
      fields={[]}
      busy={edit.isPending}
      save="Save what is hidden"
      back={back}
    >
      <p>
        Hidden numbers reach no page, file, chart or feed. Leave all of it empty for figures that their publisher has
        treated, or that count no children.
      </p>
      <NumberInput
        {...counted('hideUpTo')}
        label="Hide counts from 1 up to"
        hint="And the rates made of them. Empty to hide no count."
      />
      <Checkbox {...form.register('disclosure.showZero')} label="Show a count of zero" />
      <Checkbox
        {...form.register('disclosure.secondary')}
        label="Hide one number more where a hidden one could be worked out"
        hint="The next smallest group of the same total."
      />
      <NumberInput
        {...counted('leastDenominator')}
        label="Hide what has a denominator below"
        hint="Empty for no limit."
      />
      <NumberInput {...counted('roundTo')} label="Round counts to the nearest" hint="5 or 10, say. Empty for none." />
    </EditForm>
  )
}

function valuesOf({ disclosure }: IndicatorView): DisclosureValues {
  const { hideUpTo, roundTo, leastDenominator } = disclosure
  return {
    disclosure: {
      ...disclosure,
      hideUpTo: typedNumber(hideUpTo),
      roundTo: typedNumber(roundTo),
      leastDenominator: typedNumber(leastDenominator),
    },
  }
}
