const KEPT = 'invitation'

/**
 * The key of a mailed link stands behind the "#" of its address, which browsers send to nobody. Null where a page was
 * opened without one.
 */
export function tokenOf(hash: string): string | null {
  const token = hash.replace(/^#/, '')
  return token === '' ? null : token
}

/** Keeps an invitation's key for this tab while its owner signs in: in an address it would be sent and logged. */
export function keepInvitation(token: string): void {
  try {
    sessionStorage.setItem(KEPT, token)
  } catch {
    return
  }
}

export function keptInvitation(): string | null {
  try {
    return sessionStorage.getItem(KEPT)
  } catch {
    return null
  }
}

export function forgetInvitation(): void {
  try {
    sessionStorage.removeItem(KEPT)
  } catch {
    return
  }
}
