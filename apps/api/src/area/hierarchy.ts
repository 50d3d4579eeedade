import { Problem } from '@ttc/domain/problem'
import { lastDayOf } from './abolished.ts'

export type PublishedArea = Readonly<{
  code: string
  name: string
  kind: 'country' | 'region' | 'authority'
  oldCode: string | null
  regionCode: string | null
  successorCode: string | null
  closedOn: string | null
}>

export type Hierarchy = Readonly<{ areas: readonly PublishedArea[]; left: number }>

type Row = Readonly<{ region: string; regionName: string; oldCode: string; name: string; code: string }>

const GSS = /^E\d{8}$/
const OLD_CODE = /^\d{3}$/
const ENGLAND = { code: 'E92000001', oldCode: '970' } as const
/** The halves of London are published as areas of their own. Source: ONS code list, E13 "statistical regions". */
const LONDON = 'E12000007'
const HALVES = [
  { code: 'E13000001', name: 'Inner London', oldCode: '987' },
  { code: 'E13000002', name: 'Outer London', oldCode: '988' },
] as const
/** Numbers of the regions in the Local Authority Interactive Tool, which gives them none of the published codes. */
const REGION_NUMBERS: Readonly<Record<string, string>> = {
  E12000001: '980',
  E12000002: '981',
  E12000003: '982',
  E12000004: '983',
  E12000005: '984',
  E12000006: '985',
  E12000007: '986',
  E12000008: '989',
  E12000009: '990',
}

/**
 * England, its regions and authorities from the published hierarchy of regions and local authorities. An old DfE code
 * that several GSS codes carry (a boundary changed, or a county became a unitary authority) leads to the newest; the
 * others name it as their successor. Rows that join two authorities, or stand for none, are left out and counted.
 */
export function hierarchyOf(header: readonly string[], rows: readonly (readonly string[])[]): Hierarchy {
  const place = placesIn(header)
  const read = rows.map((cells): Row => {
    const cell = (name: keyof typeof place) => (cells[place[name]] ?? '').trim()
    return {
      region: cell('region_code'),
      regionName: cell('region_name'),
      oldCode: cell('old_la_code'),
      name: cell('la_name'),
      code: cell('new_la_code'),
    }
  })
  const kept = read.filter(({ region, code }) => GSS.test(region) && GSS.test(code))
  const authorities = kept.map((row) => authorityOf(row, kept))
  const regions = [...new Map(kept.map((row) => [row.region, row.regionName]))].map(regionOf)
  const halves = regions.some((one) => one.code === LONDON) ? HALVES.map(halfOf) : []
  return { areas: [england(), ...regions, ...halves, ...authorities], left: read.length - kept.length }
}

function placesIn(header: readonly string[]) {
  const names = header.map((cell) => cell.replace(/^\ufeff/, '').trim())
  const at = (name: string) => {
    const place = names.indexOf(name)
    if (place < 0) throw new Problem('invalid', `The file has no column “${name}”: it is not the hierarchy of areas.`)
    return place
  }
  return {
    region_code: at('region_code'),
    region_name: at('region_name'),
    old_la_code: at('old_la_code'),
    la_name: at('la_name'),
    new_la_code: at('new_la_code'),
  }
}

function authorityOf({ region, oldCode, name, code }: Row, all: readonly Row[]): PublishedArea {
  const known = OLD_CODE.test(oldCode) ? oldCode : null
  const bearers = known === null ? [] : all.filter((one) => one.oldCode === known)
  const newest = bearers.toSorted((a, b) => (ageOf(a.code) < ageOf(b.code) ? 1 : -1))[0]?.code ?? code
  const successorCode = newest === code ? null : newest
  return { code, name, kind: 'authority', oldCode: known, regionCode: region, successorCode, closedOn: lastDayOf(code) }
}

/** Codes are given out in order within a kind of area; a unitary authority (E06) comes after the county (E10) it was. */
function ageOf(code: string): string {
  return `${code.startsWith('E10') ? '0' : '1'}${code}`
}

function regionOf([code, name]: readonly [string, string]): PublishedArea {
  const oldCode = REGION_NUMBERS[code] ?? null
  return { code, name, kind: 'region', oldCode, regionCode: ENGLAND.code, successorCode: null, closedOn: null }
}

function halfOf(half: (typeof HALVES)[number]): PublishedArea {
  return { ...half, kind: 'region', regionCode: LONDON, successorCode: null, closedOn: null }
}

function england(): PublishedArea {
  return { ...ENGLAND, name: 'England', kind: 'country', regionCode: null, successorCode: null, closedOn: null }
}
