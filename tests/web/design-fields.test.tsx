import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { Button } from '../../apps/web/src/design/Button.tsx'
import { Checkbox } from '../../apps/web/src/design/Checkbox.tsx'
import { Checkboxes, Radios } from '../../apps/web/src/design/Choices.tsx'
import { DateField } from '../../apps/web/src/design/DateField.tsx'
import { FileUpload } from '../../apps/web/src/design/FileUpload.tsx'
import { Select } from '../../apps/web/src/design/Select.tsx'
import { TextArea } from '../../apps/web/src/design/TextArea.tsx'
import { NumberInput, TextInput } from '../../apps/web/src/design/TextInput.tsx'

afterEach(cleanup)

const told = { label: 'Target', hint: 'For 2026/27', error: 'Enter a number' }
const choices = [
  { value: 'points', label: 'Points', hint: 'So many off' },
  { value: 'percent', label: 'Per cent' },
]

describe('every field', () => {
  test.each([
    ['text', 'textbox', <TextInput key="f" name="target" {...told} />],
    ['number', 'textbox', <NumberInput key="f" name="target" {...told} />],
    ['text area', 'textbox', <TextArea key="f" name="target" {...told} />],
    ['select', 'combobox', <Select key="f" name="target" options={[{ value: '1', text: 'One' }]} {...told} />],
    ['checkbox', 'checkbox', <Checkbox key="f" name="target" {...told} />],
  ] as const)('%s: is named by its label, told by hint and error, and marked wrong', (_, role, field) => {
    render(field)
    const control = screen.getByRole(role, { name: 'Target', description: 'For 2026/27 Error: Enter a number' })
    expect(control.getAttribute('aria-invalid')).toBe('true')
    expect(control.id).toBe('target')
  })

  test.each([
    ['radios', <Radios key="f" name="target" choices={choices} {...told} />],
    ['checkboxes', <Checkboxes key="f" name="target" choices={choices} {...told} />],
    ['date', <DateField key="f" name="target" value="" onChange={() => {}} {...told} />],
  ] as const)('%s: the group carries the question, hint and error', (_, field) => {
    render(field)
    expect(screen.getByRole('group', { name: 'Target', description: 'For 2026/27 Error: Enter a number' })).toBeTruthy()
    expect(document.getElementById('target')).toBeTruthy()
  })

  test('without hint and error points at nothing', () => {
    render(<TextInput name="title" label="Action" optional />)
    const control = screen.getByRole('textbox', { name: 'Action optional' })
    expect(control.hasAttribute('aria-describedby')).toBe(false)
    expect(control.hasAttribute('aria-invalid')).toBe(false)
  })

  test('can carry the page heading', () => {
    render(<TextInput name="title" label="What will you do?" labelLook="page" />)
    expect(screen.getByRole('heading', { level: 1, name: 'What will you do?' })).toBeTruthy()
    expect(screen.getByRole('textbox', { name: 'What will you do?' })).toBeTruthy()
  })
})

describe('single fields', () => {
  test('a number keeps what was typed, so that the check can name it', async () => {
    render(<NumberInput name="value" label="Value" suffix="%" />)
    await userEvent.type(screen.getByRole('textbox', { name: 'Value' }), '12,4')
    expect(screen.getByRole('textbox', { name: 'Value' })).toHaveProperty('value', '12,4')
  })

  test('a text area counts what is left, and past the end what is too much, cutting nothing', async () => {
    render(<TextArea name="note" label="Note" most={5} />)
    const area = screen.getByRole('textbox', { name: 'Note', description: 'You have 5 characters left' })
    await userEvent.type(area, 'four')
    expect(screen.getByRole('textbox', { description: 'You have 1 character left' })).toBe(area)
    await userEvent.type(area, ' and')
    expect(screen.getByRole('textbox', { description: 'You have 3 characters too many' })).toHaveProperty(
      'value',
      'four and',
    )
  })

  test('radios tell which was chosen', async () => {
    const chosen = vi.fn()
    render(
      <Radios
        name="rule"
        label="Rule"
        choices={choices}
        value="points"
        onChange={(event) => chosen(event.target.value)}
      />,
    )
    expect(screen.getByRole('radio', { name: 'Points', checked: true, description: 'So many off' })).toBeTruthy()
    await userEvent.click(screen.getByLabelText('Per cent'))
    expect(chosen).toHaveBeenCalledExactlyOnceWith('percent')
  })

  test('checkboxes start as given', () => {
    render(<Checkboxes name="sets" label="Sets" choices={choices} defaultValues={['percent']} />)
    expect(screen.getByRole('checkbox', { name: 'Per cent', checked: true })).toBeTruthy()
    expect(screen.getByRole('checkbox', { name: 'Points', checked: false })).toBeTruthy()
  })

  test('a file is told when chosen, and its name and size are shown', async () => {
    function Upload() {
      const [file, setFile] = useState<File | null>(null)
      return <FileUpload name="file" label="File" file={file} onFile={setFile} />
    }
    render(<Upload />)
    const control = screen.getByLabelText('File')
    await userEvent.upload(control, new File(['x'.repeat(2400)], 'lait.csv'))
    expect(screen.getByText('lait.csv, 2 kB')).toBeTruthy()
    expect(control.getAttribute('aria-describedby')).toBe('file-chosen')
  })

  test('a busy button keeps its place and refuses a second press', async () => {
    const pressed = vi.fn()
    render(
      <Button busy busyWords="Saving" onClick={pressed}>
        Save
      </Button>,
    )
    const button = screen.getByRole('button', { name: 'Saving' })
    await userEvent.click(button)
    expect(pressed).not.toHaveBeenCalled()
    await waitFor(() => expect(button).toBe(document.activeElement))
  })
})

describe('a day', () => {
  function Due({ first, heard }: { first: string; heard: (day: string) => void }) {
    const [day, setDay] = useState(first)
    return (
      <DateField
        name="due"
        label="Due"
        value={day}
        onChange={(next) => {
          setDay(next)
          heard(next)
        }}
      />
    )
  }

  test.each([
    ['3', '11', '2026', '2026-11-03'],
    ['31', '2', '2026', '2026-02-31'],
    ['x', '2', '2026', '2026-02-0x'],
  ])('typed as %s %s %s is told as %s', async (day, month, year, told) => {
    const heard = vi.fn()
    render(<Due first="" heard={heard} />)
    await userEvent.type(screen.getByRole('textbox', { name: 'Day' }), day)
    await userEvent.type(screen.getByRole('textbox', { name: 'Month' }), month)
    await userEvent.type(screen.getByRole('textbox', { name: 'Year' }), year)
    expect(heard).toHaveBeenLastCalledWith(told)
    expect(screen.getByRole('textbox', { name: 'Day' })).toHaveProperty('value', day)
  })

  test('shows what is stored without leading noughts, and empties to nothing', async () => {
    const heard = vi.fn()
    render(<Due first="2026-03-04" heard={heard} />)
    expect(screen.getByRole('textbox', { name: 'Day' })).toHaveProperty('value', '4')
    expect(screen.getByRole('textbox', { name: 'Month' })).toHaveProperty('value', '3')
    await userEvent.clear(screen.getByRole('textbox', { name: 'Day' }))
    await userEvent.clear(screen.getByRole('textbox', { name: 'Month' }))
    await userEvent.clear(screen.getByRole('textbox', { name: 'Year' }))
    expect(heard).toHaveBeenLastCalledWith('')
  })
})
