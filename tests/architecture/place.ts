import { posix } from 'node:path'

/** Where a file stands: the package it belongs to and the room in it. Null where it stands in neither. */
export type Place = Readonly<{ part: string | null; room: string | null; file: string }>

/** `apps/api/src/plan/plan.routes.ts` → api, plan; `packages/domain/src/period.ts` → domain, period. */
export function placeOf(path: string): Place {
  const [top, part, src, ...rest] = path.split('/')
  const file = posix.basename(path)
  const isWorkspace = (top === 'apps' || top === 'packages') && part !== undefined
  if (!isWorkspace) return { part: null, room: null, file }
  const first = src === 'src' ? rest[0] : undefined
  return { part, room: first === undefined ? null : (first.split('.')[0] ?? null), file }
}

/** The file that a specifier leads to, from the root; null for a package that is not ours. */
export function pathOf(specifier: string, from: string): string | null {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(from), specifier)
  const [, part, inner] = /^@ttc\/([^/]+)\/?(.*)$/.exec(specifier) ?? []
  if (part === undefined) return null
  if (part === 'api' || part === 'web') return `apps/${part}/src/${inner}.${part === 'web' ? 'tsx' : 'ts'}`
  return `packages/${part}/src/${inner}.ts`
}
