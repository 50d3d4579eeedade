import { PeriodKindView } from '@ttc/contracts/period'
import { describeKind } from '@ttc/domain/period/reading'
import { Radios } from '../design/Choices.tsx'
import type { SummaryError } from '../design/ErrorSummary.tsx'
import { Section } from '../design/Page.tsx'
import { Select } from '../design/Select.tsx'
import { TextArea } from '../design/TextArea.tsx'
import { NumberInput, TextInput } from '../design/TextInput.tsx'
import { errorOf } from './import-problem.ts'
import { type MadeValues, type Measure, multiplierOf } from './wizard-values.ts'

type MadeFieldsProps = {
  measure: Measure
  made: MadeValues
  errors: readonly SummaryError[]
  onChange: (patch: Partial<MadeValues>) => void
}

const PERIODS = PeriodKindView.options.map((value) => ({ value, text: describeKind(value) }))
const ACCUMULATIONS = [
  { value: 'single', text: 'Each period stands for itself' },
  { value: 'year-to-date', text: 'From the year’s start to date' },
  { value: 'rolling', text: 'Rolling: the twelve months before' },
  { value: 'pooled', text: 'Pooled over several years' },
]
const POLARITIES = [
  { value: 'higher', label: 'Higher is better' },
  { value: 'lower', label: 'Lower is better' },
  { value: 'range', label: 'Best in a range' },
  { value: 'contextual', label: 'No good direction', hint: 'It gives context and is never coloured.' },
]

/** One new indicator: what the file says is filled in, the rest is asked and never guessed. */
export function MadeFields({ measure, made, errors, onChange }: MadeFieldsProps) {
  const field = (name: string) => `made.${made.id}.${name}`
  const typed = (name: keyof MadeValues) => ({
    name: field(name),
    value: made[name],
    error: errorOf(errors, field(name)),
    onChange: ({ target }: { target: { value: string } }) => onChange({ [name]: target.value }),
  })
  const unit = typed('unit')
  return (
    <Section title={measure.name}>
      <TextInput {...typed('name')} label="Name" />
      <TextInput
        {...typed('code')}
        label="Code"
        hint="Short and unlike any other: files are matched by it."
        width={20}
      />
      <Radios {...typed('polarity')} label="Which way is better?" small choices={POLARITIES} />
      <TextInput
        {...unit}
        label="Unit"
        hint="%, £, per 10,000, score"
        width={20}
        onChange={({ target }) =>
          onChange({ unit: target.value, multiplier: String(multiplierOf(target.value) ?? '') })
        }
      />
      <NumberInput {...typed('decimals')} whole label="Decimals shown" width={2} />
      <Select {...typed('periodKind')} label="A value is of" placeholder="Choose a kind of period" options={PERIODS} />
      <Select {...typed('accumulation')} label="A value covers" placeholder="Choose one" options={ACCUMULATIONS} />
      {made.accumulation === 'year-to-date' && (
        <Radios
          {...typed('yearStartsIn')}
          label="The count starts again in"
          small
          choices={[
            { value: '4', label: 'April' },
            { value: '9', label: 'September' },
          ]}
        />
      )}
      <TextArea
        {...typed('definition')}
        label="Definition"
        optional
        hint="Who is counted, out of whom, on which day."
      />
      <Radios
        {...typed('level')}
        label="Level"
        small
        choices={[
          { value: 'population', label: 'Population' },
          {
            value: 'performance',
            label: 'Performance measure of one service',
            reveals: made.level === 'performance' && (
              <Select
                {...typed('measureKind')}
                label="What it says of the service"
                placeholder="Choose one"
                options={['how much', 'how well', 'better off'].map((value) => ({ value, text: value }))}
              />
            ),
          },
        ]}
      />
    </Section>
  )
}
