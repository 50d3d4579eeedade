import { likelyArea } from '@ttc/domain/import/area-likeness'
import { expect, test } from 'vitest'

const areas = [
  'County Durham',
  'Bristol, City of',
  'Telford and Wrekin',
  'St. Helens',
  'Kingston upon Hull, City of',
  'Kingston upon Thames',
  'North Yorkshire',
  'York',
  'South Tyneside',
  'North Tyneside',
].map((name, at) => ({ code: `E0690000${at}`, name }))

test.each([
  ['County Durham', 'County Durham'],
  ['Durham', 'County Durham'],
  ['DURHAM UA', 'County Durham'],
  ['Bristol', 'Bristol, City of'],
  ['City of Bristol', 'Bristol, City of'],
  ['Telford & Wrekin', 'Telford and Wrekin'],
  ['St Helens', 'St. Helens'],
  ['City of York Council', 'York'],
  ['Royal Borough of Kingston upon Thames', 'Kingston upon Thames'],
  ['Tyneside', undefined],
  ['Kingston', undefined],
  ['Yorkshire', undefined],
  ['Council', undefined],
  ['', undefined],
])('“%s” may mean %s', (name, likely) => {
  expect(likelyArea(name, areas)?.name).toBe(likely)
})

test('two areas of one name are none to propose', () => {
  const twins = [...areas, { code: 'E06900099', name: 'Durham' }]
  expect(likelyArea('City of Durham', twins)).toBeNull()
})
