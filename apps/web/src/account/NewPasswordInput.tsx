import { shortestPassword } from '@ttc/domain/account'
import type { ComponentProps } from 'react'
import { PasswordInput } from '../design/PasswordInput.tsx'

type NewPasswordInputProps = Omit<ComponentProps<typeof PasswordInput>, 'label' | 'hint' | 'autoComplete'>

/** A password to be chosen. It is asked for once, because it can be shown. */
export function NewPasswordInput(props: NewPasswordInputProps) {
  return (
    <PasswordInput
      {...props}
      label="New password"
      hint={`At least ${shortestPassword} characters. Three or four words that do not belong together work well. Spaces are fine; digits and symbols are not needed.`}
      autoComplete="new-password"
    />
  )
}
