import type { MemberView } from '@ttc/contracts/partnership'
import type { ComponentProps } from 'react'
import { Select } from '../design/Select.tsx'

type MemberSelectProps = Omit<ComponentProps<typeof Select>, 'options'> & {
  members: readonly MemberView[]
}

/** One member, by role and agency; nobody yet, unless the form says what an empty choice means. */
export function MemberSelect({ members, placeholder = 'Nobody yet', ...rest }: MemberSelectProps) {
  const options = members.map(({ id, name, agency }) => ({
    value: id,
    text: agency === '' ? name : `${name}, ${agency}`,
  }))
  return <Select {...rest} options={options} placeholder={placeholder} />
}
