import { areaKey } from './file-answer.ts'
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
 * never joined on, unless somebody has said which area it is (`byName`).
 */
export function tableAreas({ header, roles, area }: Layout, byName?: ReadonlyMap<string, string>): AreaReader {
  const codeAt = roles.indexOf('area')
  const nameAt = roles.indexOf('area-name')
  const column = header[codeAt < 0 ? nameAt : codeAt] ?? ''
  const answered = (name: string) => byName?.get(areaKey(name)) ?? null
  const whole = { areaName: '', geographicLevel: '', areaCode: area, oldCode: null }
  const read = (cells: readonly string[]): Area => {
    const areaName = cellAt(cells, nameAt)
    if (codeAt >= 0) return coded(cellAt(cells, codeAt), areaName, answered)
    return nameAt < 0 ? whole : { ...whole, areaName, areaCode: answered(areaName) }
  }
  return Object.assign(read, { column })
}

function coded(text: string, name: string, answered: (name: string) => string | null): Area {
  const areaName = name === '' ? text : name
  const code = GSS.exec(text.toUpperCase())?.[0] ?? null
  const oldCode = OLD_CODE.test(text) ? text : null
  const areaCode = code === null && oldCode === null ? answered(areaName) : code
  return { areaName, geographicLevel: '', areaCode, oldCode }
}

function cellAt(cells: readonly string[], at: number): string {
  return at < 0 ? '' : (cells[at] ?? '').trim()
}
