import type { AreaView } from '@ttc/contracts/comparator'

/** As people type it: accents, commas and case make no difference. */
const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase()

/** Areas in whose name, code or region every word stands: those with values first, abolished ones last. */
export function findAreas(
  areas: readonly AreaView[],
  words: string,
  values: ReadonlyMap<string, unknown>,
): readonly AreaView[] {
  const each = plain(words).split(' ')
  const found = areas.filter(({ name, code, region }) => {
    const said = plain(`${name} ${code} ${region ?? ''}`)
    return each.every((word) => said.includes(word))
  })
  const rankOf = (area: AreaView) => (isGone(area) ? 2 : Number(!values.has(area.code)))
  return found.toSorted((a, b) => rankOf(a) - rankOf(b))
}

/** Whether an area was abolished, or its figures stand under another today. */
export function isGone({ closedOn, successor }: AreaView): boolean {
  return closedOn !== null || successor !== null
}
