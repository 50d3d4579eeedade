import { Radios } from '../design/Choices.tsx'
import { Page } from '../design/Page.tsx'
import { errorOf } from './import-problem.ts'
import { StepForm } from './StepForm.tsx'
import { useChecked } from './use-checked.ts'
import type { StepProps } from './use-wizard.ts'

/** What the periods of the file leave open, asked once for the whole of it. */
export function PeriodsStep({ wizard, next }: StepProps) {
  const { seen, values, update } = wizard
  const { go, errors, attempt } = useChecked('periods', wizard, next)
  if (seen === null) return null
  return (
    <Page title="What are the periods of this file?" caption={seen.fileName} width="question">
      <StepForm errors={errors} attempt={attempt} onGo={go}>
        {seen.questions.map(({ asks, question, examples, choices }) => (
          <Radios
            key={asks}
            name={`answers.${asks}`}
            label={question}
            hint={examples.length === 0 ? undefined : `In the file: ${examples.join(', ')}`}
            value={values.answers[asks] ?? null}
            onChange={({ target }) => update({ answers: { ...values.answers, [asks]: target.value } })}
            choices={choices.map(({ label }) => ({ value: label, label }))}
            error={errorOf(errors, `answers.${asks}`)}
          />
        ))}
      </StepForm>
    </Page>
  )
}
