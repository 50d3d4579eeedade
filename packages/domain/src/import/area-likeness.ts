/** An area that is known, as a name is set beside it. */
export type NamedArea = Readonly<{ code: string; name: string }>

/** Words that authorities carry in one source and not in another. */
const TITLES = new Set([
  'county',
  'city',
  'borough',
  'london',
  'royal',
  'metropolitan',
  'district',
  'council',
  'unitary',
  'authority',
  'ua',
  'la',
  'of',
  'and',
  'the',
  'region',
  'upon',
  'on',
])

/**
 * The one area that a name may mean, to be asked: the same words (whatever their order, case and marks), else the same
 * but for titles ("Durham" and "County Durham", "Bristol" and "Bristol, City of"). Null where none or several fit: a
 * name alone never joins anything. Source of the differences: the names that LAIT, Fingertips and EES write.
 */
export function likelyArea(name: string, areas: readonly NamedArea[]): NamedArea | null {
  const given = wordsOf(name)
  if (given.length === 0) return null
  const exact = areas.filter((one) => isSame(wordsOf(one.name), given))
  if (exact.length === 1) return exact[0] ?? null
  const bare = withoutTitles(given)
  if (bare.length === 0) return null
  const near = areas.filter((one) => isSame(withoutTitles(wordsOf(one.name)), bare))
  return near.length === 1 ? (near[0] ?? null) : null
}

function wordsOf(name: string): readonly string[] {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/['’.]/g, '')
  return plain.split(/[^a-z0-9]+/).filter((word) => word !== '')
}

function withoutTitles(words: readonly string[]): readonly string[] {
  return words.filter((word) => !TITLES.has(word))
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.toSorted().join(' ') === b.toSorted().join(' ')
}
