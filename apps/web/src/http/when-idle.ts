/** The longest that something waits for a page that is never idle. */
const LONGEST_MS = 2000

const gate: { isOpen: boolean; waiting: Set<() => void> } = { isOpen: false, waiting: new Set() }

/** Told by the frame: the first page stands, and what was put off until then may begin. */
export function firstPageShown(): void {
  gate.isOpen = true
  for (const begin of gate.waiting) begin()
  gate.waiting.clear()
}

/**
 * After the first page is shown, and then when the browser has nothing else to do, or at once where it tells of no such
 * time. Answers how to call it off.
 */
export function whenIdle(act: () => void): () => void {
  const later: { stop: () => void } = { stop: () => gate.waiting.delete(begin) }
  function begin() {
    if (!('requestIdleCallback' in window)) {
      const timer = setTimeout(act)
      later.stop = () => clearTimeout(timer)
      return
    }
    const asked = requestIdleCallback(act, { timeout: LONGEST_MS })
    later.stop = () => cancelIdleCallback(asked)
  }
  if (gate.isOpen) begin()
  else gate.waiting.add(begin)
  return () => later.stop()
}
