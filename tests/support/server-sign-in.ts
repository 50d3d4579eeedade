import { ExampleAccountListView } from '@ttc/contracts/account'
import type { Role } from '@ttc/domain/access'

export type SessionCookie = Readonly<{ name: string; value: string }>

/** Opens a session as one of the worked example's people, as the button on the first page does. */
export async function signInAs(address: string, role: Role): Promise<SessionCookie> {
  const listed = await fetch(`${address}/api/account/example`)
  if (!listed.ok) throw new Error(`The product at ${address} shows no example to sign in to (${listed.status}).`)
  const { accounts } = ExampleAccountListView.parse(await listed.json())
  const accountId = accounts.find((one) => one.role === role)?.id
  if (accountId === undefined) throw new Error(`The worked example has nobody with the role ${role}.`)
  const answer = await fetch(`${address}/api/account/sign-in-as`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ accountId }),
  })
  const [name, value] = /^([^=]+)=([^;]+)/.exec(answer.headers.getSetCookie()[0] ?? '')?.slice(1) ?? []
  if (name === undefined || value === undefined) throw new Error(`Signing in as ${role} answered ${answer.status}.`)
  return { name, value }
}
