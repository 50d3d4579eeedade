import type { InspectionView } from '@ttc/contracts/import/inspection'
import { Radios } from '../design/Choices.tsx'
import { Page } from '../design/Page.tsx'
import { Select } from '../design/Select.tsx'
import { TextInput } from '../design/TextInput.tsx'
import { groupsIn as groupChoices } from './Shares.tsx'
import { StepForm } from './StepForm.tsx'
import type { StepProps } from './use-wizard.ts'
import type { WizardValues } from './wizard-values.ts'

const REACHES = [
  { value: 'own', label: 'Your own area only' },
  { value: 'compared', label: 'Your own area and those it is compared with', hint: 'Neighbours, region and England.' },
  { value: 'all', label: 'Every area that is known', hint: 'For a whole table; it takes longer.' },
]

/** Which of the file's areas and groups of children are stored, and what is said of where they come from. */
export function WhichStep({ wizard, next }: StepProps) {
  const { seen, values, update } = wizard
  if (seen === null) return null
  return (
    <Page title="Which areas and groups do you want?" caption={seen.fileName} width="question">
      <StepForm onGo={next} go="See what would change">
        {seen.areas.column !== null && (
          <Radios
            name="reach"
            label="Areas"
            value={values.reach}
            onChange={({ target }) => update({ reach: target.value as WizardValues['reach'] })}
            choices={REACHES}
          />
        )}
        {seen.breakdowns.length > 0 && (
          <Select
            name="group"
            label="Groups of children"
            hint={`In the file: ${seen.breakdowns.map(({ category }) => category).join(', ')}`}
            value={values.group}
            onChange={({ target }) => update({ group: target.value })}
            options={groupsIn(seen)}
          />
        )}
        <TextInput
          name="source"
          label="Source"
          optional
          hint="Publisher and date, kept with every value."
          value={values.source}
          maxLength={300}
          onChange={({ target }) => update({ source: target.value })}
        />
      </StepForm>
    </Page>
  )
}

function groupsIn({ breakdowns }: InspectionView) {
  return [
    { value: '', text: 'Every group, each as a line of its own' },
    { value: 'total', text: 'All children only' },
    ...groupChoices({ breakdowns }).map(({ label, options }) => ({
      label: `Only, ${label.replace(/^By/, 'by')}`,
      options,
    })),
  ]
}
