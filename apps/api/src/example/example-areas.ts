import type { PlanFileInput } from '../plan/plan-file.ts'

// Real codes of each kind are given in order from 000001; the numbers from 900001 belong to no place.
export const OWN_AREA = 'E06900101'
export const REGION = 'E12900101'
export const ENGLAND = 'E92900101'
export const NEIGHBOUR_MODEL = 'example-neighbours'

const neighbourNames = [
  'Ashenport',
  'Brindlecombe',
  'Coldharrow',
  'Dunmarsh',
  'Eastmoreham',
  'Fallowbridge',
  'Greyminster',
  'Hollinsea',
  'Ivelmouth',
  'Kestrelton',
] as const

/** The codes of the ten neighbours, nearest first: E06900102 to E06900111. */
export const NEIGHBOURS: readonly string[] = neighbourNames.map((_, i) => `E06900${i + 102}`)

export const exampleAreas: NonNullable<PlanFileInput['areas']> = [
  { code: ENGLAND, name: 'England (example)', kind: 'country' },
  { code: REGION, name: 'Marchwater region (example)', kind: 'region', region: ENGLAND },
  { code: OWN_AREA, name: 'Tarrowmouth (example)', kind: 'authority', region: REGION },
  ...neighbourNames.map((name, i) => ({
    code: NEIGHBOURS[i] ?? '',
    name: `${name} (example)`,
    kind: 'authority' as const,
    region: REGION,
  })),
]

/** Ten authorities like Tarrowmouth, none of which exists either. */
export function exampleNeighbours(publishedOn: string): NonNullable<PlanFileInput['neighbourModels']> {
  return [
    {
      id: NEIGHBOUR_MODEL,
      name: 'Example neighbours',
      publishedOn,
      source: 'Made up for the worked example',
      neighbours: [{ area: OWN_AREA, neighbours: [...NEIGHBOURS] }],
    },
  ]
}
