import { Problem } from '@ttc/domain/problem'

/** "Which authorities are like this one", by old DfE codes as published. */
export type PublishedNeighbour = Readonly<{
  oldCode: string
  rank: number
  neighbour: string
  closeness: string | null
}>

const RANK = /^SN_(\d{1,2})$/

/** The neighbours of a wide file: one row an authority, SN_1 … with the old code and SN_1P … with how close it is. */
export function neighboursOf(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): readonly PublishedNeighbour[] {
  const names = header.map((cell) => cell.replace(/^\ufeff/, '').trim())
  const own = names.indexOf('old_la_code')
  const ranks = names.flatMap((name, at) => {
    const [, rank] = RANK.exec(name) ?? []
    return rank === undefined ? [] : [{ rank: Number(rank), at, close: names.indexOf(`${name}P`) }]
  })
  if (own < 0 || ranks.length === 0)
    throw new Problem('invalid', 'The file has no columns “old_la_code” and “SN_1”: it is not a neighbour model.')
  return rows.flatMap((cells) =>
    ranks.flatMap(({ rank, at, close }) => {
      const cell = (place: number) => (cells[place] ?? '').trim()
      const neighbour = cell(at)
      if (neighbour === '' || cell(own) === '') return []
      return [{ oldCode: cell(own), rank, neighbour, closeness: cell(close) === '' ? null : cell(close) }]
    }),
  )
}
