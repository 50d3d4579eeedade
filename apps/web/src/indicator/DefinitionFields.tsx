import { Controller, useWatch } from 'react-hook-form'
import { Radios } from '../design/Choices.tsx'
import { DateField } from '../design/DateField.tsx'
import { Section } from '../design/Page.tsx'
import { Select } from '../design/Select.tsx'
import { TextArea } from '../design/TextArea.tsx'
import { NumberInput, TextInput } from '../design/TextInput.tsx'
import { errorAt } from '../problem/FormProblems.tsx'
import type { FormOf } from '../problem/use-contract-form.ts'
import type { DefinitionValues } from './definition-values.ts'

type Form = FormOf<DefinitionValues, unknown>

/** What is measured, and how its numbers are to be read. */
export function DefinitionFields<Request>(props: { form: FormOf<DefinitionValues, Request> }) {
  const form = props.form as unknown as Form
  return (
    <>
      <WhatFields form={form} />
      <Section title="How its numbers are read">
        <ScaleFields form={form} />
      </Section>
      <Section title="Where its numbers come from">
        <SourceFields form={form} />
      </Section>
    </>
  )
}

function WhatFields({ form }: { form: Form }) {
  const level = useWatch({ control: form.control, name: 'level' })
  return (
    <>
      <TextInput {...form.register('name')} label="Name" error={errorAt(form, 'name')} />
      <TextInput
        {...form.register('code')}
        label="Code"
        hint="Short and unlike any other: files are matched by it."
        width={20}
        error={errorAt(form, 'code')}
      />
      <TextArea
        {...form.register('definition')}
        label="Definition"
        optional
        hint="Who is counted, out of whom, on which day."
        most={4000}
        error={errorAt(form, 'definition')}
      />
      <Radios
        {...form.register('level')}
        label="Level"
        error={errorAt(form, 'level')}
        choices={[
          {
            value: 'population',
            label: 'Population',
            hint: 'An indicator of a whole population; partnerships answer for it.',
          },
          {
            value: 'performance',
            label: 'Performance measure',
            hint: 'Of one service; its manager answers for it.',
            reveals:
              level === 'performance' ? (
                <Select
                  {...form.register('measureKind')}
                  label="What it says of the service"
                  placeholder="Choose one"
                  options={['how much', 'how well', 'better off'].map((value) => ({ value, text: value }))}
                  error={errorAt(form, 'measureKind')}
                />
              ) : undefined,
          },
        ]}
      />
    </>
  )
}

function ScaleFields({ form }: { form: Form }) {
  return (
    <>
      <Radios
        {...form.register('polarity')}
        label="Which way is better?"
        error={errorAt(form, 'polarity')}
        choices={[
          { value: 'higher', label: 'Higher is better' },
          { value: 'lower', label: 'Lower is better' },
          { value: 'range', label: 'Best in a range' },
          { value: 'contextual', label: 'No good direction', hint: 'It gives context and is never coloured.' },
        ]}
      />
      <TextInput
        {...form.register('unit')}
        label="Unit"
        hint="%, £, per 10,000, score"
        width={20}
        error={errorAt(form, 'unit')}
      />
      <NumberInput
        {...form.register('decimals')}
        whole
        label="Decimals shown"
        width={2}
        error={errorAt(form, 'decimals')}
      />
      <NumberInput
        {...form.register('multiplier')}
        label="Multiplier"
        optional
        hint="Turns numerator over denominator into the value: 100 for a percentage, 10000 for a rate per 10,000. Empty for a plain number."
        width={10}
        error={errorAt(form, 'multiplier')}
      />
      <NumberInput
        {...form.register('minimum')}
        label="Smallest possible value"
        optional
        width={10}
        error={errorAt(form, 'minimum')}
      />
      <NumberInput
        {...form.register('maximum')}
        label="Largest possible value"
        optional
        width={10}
        error={errorAt(form, 'maximum')}
      />
    </>
  )
}

function SourceFields({ form }: { form: Form }) {
  return (
    <>
      <TextInput {...form.register('source')} label="Source" optional error={errorAt(form, 'source')} />
      <TextInput {...form.register('licence')} label="Licence" optional error={errorAt(form, 'licence')} />
      <NumberInput
        {...form.register('dueDays')}
        whole
        label="Days until a value is due"
        hint="After the end of its period. Later it is shown as late, with the owner’s name."
        width={4}
        error={errorAt(form, 'dueDays')}
      />
      <Controller
        control={form.control}
        name="nextPublicationOn"
        render={({ field }) => (
          <DateField
            label="Next publication, where it is announced"
            name="nextPublicationOn"
            value={field.value}
            onChange={field.onChange}
            onBlur={field.onBlur}
            error={errorAt(form, 'nextPublicationOn')}
          />
        )}
      />
    </>
  )
}
