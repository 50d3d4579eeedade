/** The last days of the reorganisations that took authorities of this kind away. */
const IN_2009 = '2009-03-31'
const IN_2019 = '2019-03-31'
const IN_2020 = '2020-03-31'
const IN_2021 = '2021-03-31'
const IN_2023 = '2023-03-31'

/**
 * The last day of authorities that were abolished, by code: the published hierarchy holds them beside those that took
 * their place, and does not say so. Source: ONS, Code History Database; the structural changes orders of those years.
 */
const lastDays: ReadonlyMap<string, string> = new Map([
  ['E10000001', IN_2009],
  ['E10000004', IN_2009],
  ['E10000005', IN_2009],
  ['E10000010', IN_2009],
  ['E10000022', IN_2009],
  ['E10000026', IN_2009],
  ['E10000033', IN_2009],
  ['E06000028', IN_2019],
  ['E06000029', IN_2019],
  ['E10000009', IN_2019],
  ['E10000002', IN_2020],
  ['E10000021', IN_2021],
  ['E10000006', IN_2023],
  ['E10000023', IN_2023],
  ['E10000027', IN_2023],
])

/** The last day of an authority that is there no more; null for one that is. */
export function lastDayOf(code: string): string | null {
  return lastDays.get(code) ?? null
}
