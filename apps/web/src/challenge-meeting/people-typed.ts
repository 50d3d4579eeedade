import type { MemberView } from '@ttc/contracts/partnership'

/** A member as they are offered: by name and agency, since two may have the same title. */
export const offeredAs = ({ name, agency }: MemberView) => (agency === '' ? name : `${name}, ${agency}`)

/** Who is meant by what was typed: the member that was chosen, or somebody by name. */
export function whoIs(members: readonly MemberView[], text: string): MemberView | null {
  return members.find((one) => offeredAs(one) === text.trim()) ?? null
}

export const namedOf = (members: readonly MemberView[]) => (text: string) => {
  const member = whoIs(members, text)
  return member === null ? { name: text, memberId: null } : { name: member.name, memberId: member.id }
}
