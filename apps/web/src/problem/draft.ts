/**
 * What was typed and not yet stored, kept by the browser for this tab: a lost connection, a reload or a wrong click
 * loses nothing. Storage that is full or forbidden is no reason to fail: then only the page itself keeps it.
 */
export function keepDraft(key: string, values: unknown): void {
  try {
    sessionStorage.setItem(`draft ${key}`, JSON.stringify(values))
  } catch {
    return
  }
}

export function draftOf<Values extends object>(key: string, shape: Values): Values | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(`draft ${key}`) ?? 'null')
    return isLike(kept, shape) ? kept : null
  } catch {
    return null
  }
}

export function dropDraft(key: string): void {
  try {
    sessionStorage.removeItem(`draft ${key}`)
  } catch {
    return
  }
}

/** Drafts belong to whoever typed them: where another person signs in, or somebody signs out, they go. */
export function keepDraftsOf(accountId: string | null): void {
  try {
    if (accountId !== null && sessionStorage.getItem('drafts of') === accountId) return
    for (const key of Object.keys(sessionStorage)) if (key.startsWith('draft ')) sessionStorage.removeItem(key)
    if (accountId === null) sessionStorage.removeItem('drafts of')
    else sessionStorage.setItem('drafts of', accountId)
  } catch {
    return
  }
}

/** A draft of an older version of the form, with other fields, is of no use. */
function isLike<Values extends object>(kept: unknown, shape: Values): kept is Values {
  if (typeof kept !== 'object' || kept === null) return false
  const has = new Set(Object.keys(kept))
  return Object.keys(shape).every((name) => has.has(name))
}
