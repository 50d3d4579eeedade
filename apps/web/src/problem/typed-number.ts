/**
 * A number as people type it: "1,234.5", " 45% ", "−3", "£1,200". Null for an empty text; NaN, which every contract
 * refuses with its own message, for what is no number.
 */
export function numberOf(text: string): number | null {
  const typed = text.trim()
  if (typed === '') return null
  const plain = typed
    .replace(/^(-|−|–)?\s*£/, '$1')
    .replace(/%$/, '')
    .replace(/[−–]/, '-')
    .trim()
  const grouped = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replaceAll(',', '') : plain
  return /^-?(\d+\.?\d*|\.\d+)$/.test(grouped) ? Number(grouped) : Number.NaN
}

/** A stored number as it is put back into its control. */
export function typedNumber(value: number | null): string {
  return value === null ? '' : String(value)
}

export function emptyToNull(text: string): string | null {
  return text.trim() === '' ? null : text
}
