import { Page } from '../design/Page.tsx'
import { MadeFields } from './MadeFields.tsx'
import { StepForm } from './StepForm.tsx'
import { useChecked } from './use-checked.ts'
import type { StepProps } from './use-wizard.ts'
import { newOnesOf } from './wizard-options.ts'
import { madeFrom } from './wizard-values.ts'

/** What the file does not say of the indicators that are to be made of it. */
export function NewIndicatorsStep({ wizard, next }: StepProps) {
  const { seen, values, update } = wizard
  const { go, errors, attempt } = useChecked('new', wizard, next)
  if (seen === null) return null
  const ones = newOnesOf(values, seen)
  return (
    <Page
      title={ones.length === 1 ? 'What is the new indicator?' : `What are the ${ones.length} new indicators?`}
      caption={seen.fileName}
      meta={`Filled in as far as the file says it. ${ones.length === 1 ? 'It is' : 'They are'} made when you confirm, to be added to a plan afterwards.`}
      width="question"
    >
      <StepForm errors={errors} attempt={attempt} onGo={go}>
        {ones.map((measure) => {
          const made = values.made[measure.key] ?? madeFrom(measure, values, seen)
          return (
            <MadeFields
              key={measure.key}
              measure={measure}
              made={made}
              errors={errors}
              onChange={(patch) => update({ made: { ...values.made, [measure.key]: { ...made, ...patch } } })}
            />
          )
        })}
      </StepForm>
    </Page>
  )
}
