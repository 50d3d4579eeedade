import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, test } from 'vitest'
import { Radios } from '../../apps/web/src/design/Choices.tsx'
import { DateField } from '../../apps/web/src/design/DateField.tsx'
import { ErrorSummary } from '../../apps/web/src/design/ErrorSummary.tsx'
import { Page } from '../../apps/web/src/design/Page.tsx'
import { NumberInput } from '../../apps/web/src/design/TextInput.tsx'

afterEach(cleanup)

const errors = [
  { field: 'value', message: 'Enter the value as a number' },
  { field: 'rule', message: 'Choose a rule' },
  { field: 'due', message: 'Enter a day that exists' },
  { message: 'Someone froze the pack' },
]

function Form({ attempt, wrong }: { attempt: number; wrong: typeof errors }) {
  return (
    <Page title="Record a value">
      <ErrorSummary errors={wrong} attempt={attempt} />
      <NumberInput name="value" label="Value" error={wrong[0]?.message} />
      <Radios
        name="rule"
        label="Rule"
        choices={[
          { value: 'points', label: 'Points' },
          { value: 'percent', label: 'Per cent' },
        ]}
      />
      <DateField name="due" label="Due" value="" onChange={() => {}} />
    </Page>
  )
}

describe('the error summary', () => {
  test('takes the focus, names the problem and is announced', () => {
    render(<Form attempt={1} wrong={errors} />)
    expect(screen.getByRole('alert').textContent).toContain('There is a problem')
    expect(document.activeElement?.contains(screen.getByRole('alert'))).toBe(true)
    expect(document.activeElement).not.toBe(document.body)
  })

  test('lists every error, with a link only where there is a field', () => {
    render(<Form attempt={1} wrong={errors} />)
    expect(screen.getAllByRole('link').map((link) => link.textContent)).toEqual(
      errors.slice(0, 3).map(({ message }) => message),
    )
    expect(screen.getByText('Someone froze the pack')).toBeTruthy()
  })

  test.each([
    ['Enter the value as a number', 'textbox', 'Value'],
    ['Choose a rule', 'radio', 'Points'],
    ['Enter a day that exists', 'textbox', 'Day'],
  ] as const)('"%s" leads to its control', async (message, role, name) => {
    render(<Form attempt={1} wrong={errors} />)
    await userEvent.click(screen.getByRole('link', { name: message }))
    expect(screen.getByRole(role, { name })).toBe(document.activeElement)
  })

  test('takes the focus again at the next try', async () => {
    const { rerender } = render(<Form attempt={1} wrong={errors} />)
    await userEvent.click(screen.getByRole('textbox', { name: 'Value' }))
    rerender(<Form attempt={2} wrong={errors} />)
    expect(document.activeElement?.contains(screen.getByRole('alert'))).toBe(true)
    expect(document.activeElement).not.toBe(document.body)
  })

  test('begins the title with "Error: " for as long as something is wrong', () => {
    const { rerender } = render(<Form attempt={1} wrong={errors} />)
    expect(document.title).toBe('Error: Record a value – Turning the Curve')
    rerender(<Form attempt={2} wrong={[]} />)
    expect(document.title).toBe('Record a value – Turning the Curve')
    expect(screen.queryByRole('alert')).toBeNull()
  })
})
