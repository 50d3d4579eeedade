import { ChooseNeighbourModel, type ComparatorsView } from '@ttc/contracts/comparator'
import { describeDay } from '@ttc/domain/period/label'
import { Radios } from '../design/Choices.tsx'
import { EditForm } from '../problem/EditForm.tsx'
import { errorAt } from '../problem/FormProblems.tsx'
import { emptyToNull } from '../problem/typed-number.ts'
import { useContractForm } from '../problem/use-contract-form.ts'
import { useEditing } from '../problem/use-editing.ts'
import { useChooseModel } from './comparator.api.ts'
import { describeCoverage, type ValuesByArea } from './comparator-words.ts'

type ModelFormProps = {
  partnership: string
  comparators: ComparatorsView
  values: ValuesByArea
  back: string
  /** What was stored, in words; null while something new is being asked for. */
  onSaid: (said: string | null) => void
}
type ModelValues = { modelId: string }

const NONE = 'No statistical neighbours'

/** Which of the loaded models says who the statistical neighbours are. */
export function ModelForm({ partnership, comparators, values, back, onSaid }: ModelFormProps) {
  const choose = useChooseModel(partnership)
  const { models, model, version } = comparators
  const stored: ModelValues = { modelId: model?.id ?? '' }
  const form = useContractForm({
    schema: ChooseNeighbourModel,
    values: stored,
    toRequest: ({ modelId }: ModelValues) => ({ version, modelId: emptyToNull(modelId) }),
    draft: 'neighbour model',
  })
  const words = (id: unknown) => describeModel(models.find((one) => one.id === id))
  const editing = useEditing(form, {
    send: (json) => {
      onSaid(null)
      return choose.mutateAsync(json)
    },
    stored: () => onSaid(`Neighbours of every indicator: ${words(form.getValues('modelId'))}`),
  })
  return (
    <EditForm
      form={form}
      editing={editing}
      what="the choice of the neighbours"
      stored={stored}
      fields={[{ name: 'modelId', label: 'Neighbours by', words }]}
      busy={choose.isPending}
      save="Save the neighbours"
      back={back}
    >
      <Radios
        {...form.register('modelId')}
        label="Who the neighbours are"
        error={errorAt(form, 'modelId')}
        choices={[
          ...models.map((one) => ({
            value: one.id,
            label: describeModel(one),
            hint: (
              <>
                {one.source}. {one.neighbours.map(({ name }) => name).join(', ')}.{' '}
                {describeCoverage(one.neighbours, values)}
              </>
            ),
          })),
          { value: '', label: NONE, hint: 'Nothing is compared with a mean of neighbours.' },
        ]}
      />
    </EditForm>
  )
}

/** A model with its version, which is the day it was published. */
export function describeModel(model: Readonly<{ name: string; publishedOn: string }> | null | undefined): string {
  return model ? `${model.name}, published ${describeDay(model.publishedOn)}` : NONE
}
