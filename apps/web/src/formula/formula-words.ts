import type { FormulaView } from '@ttc/contracts/formula'
import { describeLack } from '@ttc/domain/formula.words'

type PartView = FormulaView['parts'][number]

/** A part with its area and group, where those are named: “Absence”, sex: girls, Northby. */
export function describePart({ name, area, group }: PartView): string {
  const shown = name === null ? 'an indicator you cannot see' : `“${name}”`
  return [shown, group, area].filter((one) => one !== null).join(', ')
}

/** Everything that keeps one period from having a value. */
export function describeLacking(lacking: FormulaView['lacking'][number], parts: readonly PartView[]): string {
  const told = lacking.parts.map(({ part, why }) => {
    const of = part === null ? undefined : parts[part]
    return describeLack(why, of === undefined ? null : describePart(of))
  })
  const words = [...new Set(told)].join('; ')
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}
