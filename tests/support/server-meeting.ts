import { newId } from '@ttc/contracts/new-id'
import { aMeeting } from './challenge-meeting.ts'
import type { Places } from './server-places.ts'
import { signInAs } from './server-sign-in.ts'

/** A meeting of the example's plan, planned through the API of a running product; answers its id. */
export async function plannedAt(address: string, { plan }: Places): Promise<string> {
  const body = aMeeting({ id: newId() })
  await sent(address, `${plan}/challenge-meetings`, body)
  return body.id
}

/** Freezes the first version of a meeting's pack; answers its id. */
export async function frozenAt(address: string, { partnership }: Places, meeting: string): Promise<string> {
  const id = newId()
  await sent(address, `${partnership}/challenge-meetings/${meeting}/packs`, { id, after: 0 })
  return id
}

async function sent(address: string, path: string, body: object): Promise<void> {
  const { name, value } = await signInAs(address, 'plan-coordinator')
  const answer = await fetch(`${address}/api${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: `${name}=${value}` },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
}
