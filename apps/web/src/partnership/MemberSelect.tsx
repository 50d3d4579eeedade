import type { MemberView } from '@ttc/contracts/partnership'
import type { ComponentProps } from 'react'
import { Select } from '../design/Select.tsx'

type MemberSelectProps = Omit<ComponentProps<typeof Select>, 'options' | 'placeholder'> & {
  members: readonly MemberView[]
}

/** One member, by role and agency, or nobody yet. */
export function MemberSelect({ members, ...rest }: MemberSelectProps) {
  const options = members.map(({ id, name, agency }) => ({
    value: id,
    text: agency === '' ? name : `${name}, ${agency}`,
  }))
  return <Select {...rest} options={options} placeholder="Nobody yet" />
}
