import type { Layout } from './layout.ts'
import type { Observation } from './observation.ts'

type Area = Pick<Observation, 'areaCode' | 'oldCode' | 'areaName' | 'geographicLevel'>

/** The area of a row; `column` is what a refusal names. */
export type AreaReader = ((cells: readonly string[]) => Area) & Readonly<{ column: string }>

const GSS = /\b[A-Z]\d{8}\b/
const OLD_CODE = /^\d{3}$/

/**
 * Reads the area of a table's rows by code: a GSS code, also where a name stands beside it ("E06000001 Hartlepool"),
 * or an old three-digit one. A table without a column of codes is of one area, unless it names areas: a name alone is
 * never joined on.
 */
export function tableAreas({ header, roles, area }: Layout): AreaReader {
  const codeAt = roles.indexOf('area')
  const nameAt = roles.indexOf('area-name')
  const column = header[codeAt < 0 ? nameAt : codeAt] ?? ''
  const read = (cells: readonly string[]): Area => {
    const areaName = nameAt < 0 ? '' : (cells[nameAt] ?? '').trim()
    const level = { areaName, geographicLevel: '' }
    if (codeAt < 0) return { ...level, areaCode: nameAt < 0 || area !== null ? area : null, oldCode: null }
    const text = (cells[codeAt] ?? '').trim()
    return {
      ...level,
      areaName: areaName === '' ? text : areaName,
      areaCode: GSS.exec(text.toUpperCase())?.[0] ?? null,
      oldCode: OLD_CODE.test(text) ? text : null,
    }
  }
  return Object.assign(read, { column })
}
