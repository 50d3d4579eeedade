import { newId } from '@ttc/contracts/new-id'
import { inject } from 'vitest'
import type { Places } from './server-places.ts'
import { signInAs } from './server-sign-in.ts'

/** A walk on a running server, opened by the example's plan coordinator. */
export type ServerWalk = Readonly<{
  /** Its address in the browser. */
  path: string
  /** Adds these answers, one after another. */
  fill: (contents: readonly object[]) => Promise<void>
}>

export async function openWalkOn(
  places: Places,
  priority: string,
  { address = inject('productAddress'), ...more }: { address?: string; template?: string; service?: string } = {},
): Promise<ServerWalk> {
  const { name, value } = await signInAs(address, 'plan-coordinator')
  const id = newId()
  const post = async (path: string, body: object) => {
    const answer = await fetch(`${address}/api${places.partnership}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: `${name}=${value}` },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
  }
  await post(`/priorities/${places.priority(priority).split('/').at(-1)}/walks`, { id, ...more })
  return {
    path: `${places.plan}/walks/${id}`,
    fill: async (contents) => {
      for (const content of contents) await post(`/walks/${id}/answers`, { id: newId(), content })
    },
  }
}
