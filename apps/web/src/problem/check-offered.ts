import type { Action } from '@ttc/domain/access'
import { describeRefusal } from '@ttc/domain/access.words'
import { Problem } from '@ttc/domain/problem'

/**
 * Refuses a page for doing what its reader may not do. Nothing links to it for them; whoever typed its address is told
 * in the words of the API, before they type anything else.
 */
export function checkOffered(allowed: readonly Action[], action: Action): void {
  if (allowed.includes(action)) return
  throw new Problem('forbidden', describeRefusal(action, []))
}
