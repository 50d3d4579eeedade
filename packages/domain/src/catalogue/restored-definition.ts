import { type DefinitionPart, definitionParts } from './edition-change.ts'

/** The parts of a definition that an undo can put back; the multiplier went with the unit and its bound. */
export const restorableParts = [...definitionParts, 'multiplier'] as const
export type RestorablePart = (typeof restorableParts)[number]

/** What some parts of a definition say. */
export type SaidParts = Readonly<Partial<Record<RestorablePart, string | number | null>>>

/** A part that an undo left as it is, and why. */
export type KeptPart = Readonly<{ part: RestorablePart; reason: 'edited' | 'bounds' }>

/** Parts that belong together: values of one unit are not counted by the multiplier of another. */
const SCALE: readonly RestorablePart[] = ['unit', 'maximum']

/**
 * Takes back what an edition changed of a definition: each part that still says what was taken over says again what it
 * said before. One that has been edited since is kept, and told; the multiplier is kept with the unit or bound that it
 * follows. Bounds are kept where putting one back would leave the smallest possible value above the largest.
 */
export function restoredDefinition(
  before: SaidParts,
  taken: SaidParts,
  present: Readonly<Record<RestorablePart, string | number | null>>,
): Readonly<{ restored: SaidParts; kept: readonly KeptPart[] }> {
  const changed = restorableParts.filter((part) => part in taken && before[part] !== taken[part])
  const kept = changed.filter((part) => present[part] !== taken[part] && present[part] !== before[part])
  const isScaleKept = SCALE.some((part) => kept.includes(part))
  const back = changed.filter((part) => present[part] === taken[part] && !(part === 'multiplier' && isScaleKept))
  const said = (parts: readonly RestorablePart[]): SaidParts =>
    Object.fromEntries(parts.map((part) => [part, before[part] ?? null]))
  const edited = kept.map((part): KeptPart => ({ part, reason: 'edited' }))
  if (areBoundsInOrder({ ...present, ...said(back) })) return { restored: said(back), kept: edited }
  const isBound = (part: RestorablePart) => part === 'minimum' || part === 'maximum'
  const isLeft = (part: RestorablePart) => isBound(part) || (part === 'multiplier' && back.includes('maximum'))
  const crossed = back.filter(isBound).map((part): KeptPart => ({ part, reason: 'bounds' }))
  return { restored: said(back.filter((part) => !isLeft(part))), kept: [...edited, ...crossed] }
}

function areBoundsInOrder({ minimum = null, maximum = null }: SaidParts): boolean {
  return minimum === null || maximum === null || Number(maximum) > Number(minimum)
}

const WORDS: Readonly<Record<RestorablePart, string>> = {
  name: 'Name',
  definition: 'Definition',
  unit: 'Unit',
  decimals: 'Decimals',
  polarity: 'Which way is better',
  minimum: 'Smallest possible value',
  maximum: 'Largest possible value',
  nextPublicationOn: 'Next publication',
  multiplier: 'Multiplier',
}

/** A part of a definition as screens call it. */
export function describePart(part: DefinitionPart | RestorablePart): string {
  return WORDS[part]
}

/** Why an undo left a part of a definition as it is. */
export function describeKeptPart({ reason }: Pick<KeptPart, 'reason'>): string {
  return reason === 'edited'
    ? 'It has been edited since. Edit the indicator to change it.'
    : 'Put back, the smallest possible value would lie above the largest. Edit the indicator to set both.'
}
