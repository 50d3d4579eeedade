const PRODUCT = 'Turning the Curve'

// One page, one title: the page writes it, an error summary on the page puts a word in front of it.
let title = ''
let summaries = 0

function write(): void {
  const words = title === '' ? PRODUCT : `${title} – ${PRODUCT}`
  document.title = summaries > 0 ? `Error: ${words}` : words
}

/** Sets what the browser's tab and a reader's first words say. */
export function setPageTitle(next: string): void {
  title = next
  write()
}

/** Puts "Error: " before the title until the answer is called. */
export function markErrorInTitle(): () => void {
  summaries += 1
  write()
  return () => {
    summaries -= 1
    write()
  }
}
