const BROWSERS = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
] as const

const SYSTEMS = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/CrOS/, 'ChromeOS'],
  [/Mac OS X/, 'Mac'],
  [/Linux/, 'Linux'],
] as const

/**
 * "Edge on Windows", from how a browser describes itself. Most name others too, so the order decides; what is known by
 * none of these names is said as it is, shortened.
 */
export function describeDevice(agent: string | null): string {
  if (agent === null || agent === '') return 'Unknown browser'
  const named = (list: readonly (readonly [RegExp, string])[]) => list.find(([mark]) => mark.test(agent))?.[1]
  const browser = named(BROWSERS)
  if (browser === undefined) return agent.slice(0, 40)
  const system = named(SYSTEMS)
  return system === undefined ? browser : `${browser} on ${system}`
}
