import type { FrozenBaseline } from '../baseline.ts'
import { Problem } from '../problem.ts'

/**
 * Reads a frozen baseline back from its stored copy. A copy is never rewritten, so the reader of every schema number
 * stays for ever; an unknown number is refused instead of being guessed at.
 */
export function readFrozenBaseline(copy: unknown): FrozenBaseline {
  if (typeof copy === 'object' && copy !== null && 'schema' in copy && copy.schema === 1) return copy as FrozenBaseline
  throw new Problem(
    'unexpected',
    'This baseline was frozen by a newer version of the product, and cannot be read here.',
  )
}
