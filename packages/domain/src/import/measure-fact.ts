import type { Polarity } from '../indicator.ts'
import { readPeriod } from '../period/reading.ts'
import type { Accumulation, PeriodKind } from '../period.ts'
import type { SeenLabel } from './period-question.ts'

/** The unit that a file names, or that its column's name tells: "% of referrals" is %, "Rate per 10,000" per 10,000. */
export function unitIn(text: string | null, name: string): string | null {
  const said = text?.trim() ?? ''
  if (/^%|^per ?cent(age)?\b/i.test(said)) return '%'
  const rate = /\b(per [\d,]+)\b/i.exec(said) ?? /\b(per [\d,]+)\b/i.exec(name.replaceAll('_', ' '))
  if (rate?.[1] !== undefined) return rate[1].toLowerCase()
  if (said !== '') return said.slice(0, 60).toLowerCase()
  return /%|(^|[ _(])(percent|percentage|pct|pc)([ _)]|$)/i.test(name) ? '%' : null
}

/** What numerator over denominator is multiplied by for a unit; null where the unit is no rate. */
export function multiplierIn(unit: string | null): number | null {
  if (unit === '%') return 100
  const per = Number(/^per ([\d,]+)$/.exec(unit ?? '')?.[1]?.replaceAll(',', ''))
  return per > 0 ? per : null
}

/** The polarity that the publishers of LAIT write; a dash is no good direction. Null where the file does not say. */
export function polarityIn(text: string): Exclude<Polarity, 'range'> | null {
  const said = text.trim().toLowerCase()
  if (/^(high|higher)\b/.test(said)) return 'higher'
  if (/^(low|lower)\b/.test(said)) return 'lower'
  return said === '-' || said === 'none' ? 'contextual' : null
}

/** The one kind of period and accumulation that all readable labels agree on; null where they leave it open. */
export function periodsIn(
  labels: readonly SeenLabel[],
): Readonly<{ kind: PeriodKind; accumulation: Accumulation }> | null {
  const found = new Map<string, Readonly<{ kind: PeriodKind; accumulation: Accumulation }>>()
  for (const { label, hint } of labels) {
    const reading = readPeriod(label, hint)
    if (reading.read === 'ambiguous') return null
    if (reading.read !== 'period') continue
    const { period, accumulation } = reading
    found.set(`${period.kind} ${accumulation}`, { kind: period.kind, accumulation })
  }
  const [only, other] = [...found.values()]
  return other === undefined ? (only ?? null) : null
}

/** The decimals that most of a measure's figures are written with, 4 at most. */
export function decimalsIn(figures: readonly string[]): number | null {
  const written = figures.flatMap((text) => {
    const digits = /^-?[\d,]+(?:\.(\d+))?/.exec(text.trim())
    return digits === null ? [] : [digits[1]?.length ?? 0]
  })
  if (written.length === 0) return null
  // Float noise is written with many: the median is what the publisher rounds to.
  const median = written.toSorted((a, b) => a - b)[Math.floor(written.length / 2)] ?? 0
  return Math.min(4, median)
}

/** A code made of a name: letters, figures and dashes. */
export function codeOf(name: string): string {
  const code = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  return code.slice(0, 60).replace(/-+$/, '') || 'indicator'
}
