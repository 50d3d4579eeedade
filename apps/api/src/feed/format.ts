import type { FeedFormat } from '@ttc/contracts/feed'

/** The kind of content of each form the feed is sent in. */
export const contentTypes: Readonly<Record<FeedFormat, string>> = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  ndjson: 'application/x-ndjson; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

const others: Readonly<Record<string, FeedFormat>> = { 'application/ndjson': 'ndjson', 'application/jsonl': 'ndjson' }
const known = new Map<string, FeedFormat>([
  ...Object.entries(contentTypes).map(([name, type]) => [type.split(';', 1)[0] ?? '', name as FeedFormat] as const),
  ...Object.entries(others),
])

/**
 * The form asked for: by name, else the one that the Accept header likes best of those there are, else JSON. A browser
 * or a library that takes anything gets JSON.
 */
export function formatOf(named: FeedFormat | undefined, accept: string | undefined): FeedFormat {
  if (named !== undefined) return named
  const liked = (accept ?? '').split(',').map((part) => {
    const [type = '', ...said] = part.split(';').map((one) => one.trim().toLowerCase())
    const weight = said.find((one) => one.startsWith('q='))?.slice(2)
    return { format: known.get(type), weight: weight === undefined ? 1 : Number(weight) }
  })
  const best = liked
    .filter(({ format, weight }) => format !== undefined && weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
  return best[0]?.format ?? 'json'
}
