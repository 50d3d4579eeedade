import { roles as allRoles, type Role } from '@ttc/domain/access'

/**
 * The roles that a claim gives: each value as the settings translate it, or one that is a role's own name. The claim is
 * a list or one text; other shapes and unknown values give nothing. `claim` may be a path ("realm_access.roles").
 */
export function rolesOf(
  claims: Readonly<Record<string, unknown>>,
  claim: string | null,
  translated: ReadonlyMap<string, Role>,
): Role[] {
  if (claim === null) return []
  const found = claim in claims ? claims[claim] : valueAt(claims, claim.split('.'))
  const values = (Array.isArray(found) ? found : [found]).filter((value) => typeof value === 'string')
  return allRoles.filter((role) =>
    values.some((value) => (translated.has(value) ? translated.get(value) === role : value === role)),
  )
}

function valueAt(from: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (at, step) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, step)
        ? (at as Record<string, unknown>)[step]
        : undefined,
    from,
  )
}
