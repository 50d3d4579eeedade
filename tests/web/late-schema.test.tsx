import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { TextInput } from '../../apps/web/src/design/TextInput.tsx'
import { errorAt, FormProblems } from '../../apps/web/src/problem/FormProblems.tsx'
import { useContractForm } from '../../apps/web/src/problem/use-contract-form.ts'

const Said = z.object({ text: z.string().min(1, { error: 'Enter the words.' }) })

beforeEach(() => sessionStorage.clear())
afterEach(cleanup)

type SaidFormProps = { load: () => Promise<typeof Said>; send: (said: { text: string }) => Promise<null> }

function SaidForm({ load, send }: SaidFormProps) {
  const values = { text: '' }
  const form = useContractForm({ schema: load, values, toRequest: (typed: { text: string }) => typed, draft: 'said' })
  return (
    <form onSubmit={form.sending({ send, stored: () => undefined })} noValidate>
      <FormProblems form={form} />
      <TextInput {...form.register('text')} id="text" label="Words" error={errorAt(form, 'text')} />
      <button type="submit">Save</button>
    </form>
  )
}

function opened(load: SaidFormProps['load']) {
  const send = vi.fn(async () => null)
  render(<SaidForm load={load} send={send} />)
  return { send, user: userEvent.setup(), press: () => screen.getByRole('button', { name: 'Save' }) }
}

test('a form whose rules come later is checked by them and sent', async () => {
  const { send, user, press } = opened(async () => Said)
  await user.click(press())
  expect((await screen.findAllByText('Enter the words.')).length).toBe(2)
  expect(send).not.toHaveBeenCalled()
  await user.type(screen.getByLabelText('Words'), 'Two workshops')
  await user.click(press())
  await vi.waitFor(() => expect(send).toHaveBeenCalledWith({ text: 'Two workshops' }))
})

test('where its rules do not come it is not sent, keeps what was typed and says so', async () => {
  const { send, user, press } = opened(() => Promise.reject(new TypeError('Failed to fetch')))
  await user.type(screen.getByLabelText('Words'), 'Two workshops')
  await user.click(press())
  expect(await screen.findByText(/What you typed is still here/)).toBeTruthy()
  expect(screen.getByLabelText<HTMLInputElement>('Words').value).toBe('Two workshops')
  expect(send).not.toHaveBeenCalled()
})
