import { addDays } from '@ttc/domain/day'
import { periodOf } from '@ttc/domain/period'
import { describePeriod } from '@ttc/domain/period/label'

/** How a number of a sheet is shown: as it is, as a percentage, as a day or as a month. */
export type CellFormat = 'number' | 'percent' | 'day' | 'month'

/** The built-in formats that are percentages or days (ECMA-376 part 1, 18.8.30); 17 is "mmm-yy". */
const BUILT_IN: ReadonlyMap<number, CellFormat> = new Map([
  [9, 'percent'],
  [10, 'percent'],
  [14, 'day'],
  [15, 'day'],
  [16, 'day'],
  [17, 'month'],
  [22, 'day'],
])

/** The format of a cell, by its number and, of one of the workbook's own, its code. */
export function formatOf(id: number, code: string | undefined): CellFormat {
  if (code === undefined) return BUILT_IN.get(id) ?? 'number'
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '').toLowerCase()
  if (bare.includes('%')) return 'percent'
  if (/d/.test(bare) && /[my]/.test(bare)) return 'day'
  return /m/.test(bare) && /y/.test(bare) ? 'month' : 'number'
}

/**
 * A number of a sheet as it is meant: 0.123 shown as a percentage is 12.3%, 45382 shown as a date is 2024-03-31 (or
 * "March 2024" where the format shows no day). Days count from 1900, or from 1904 in some workbooks of a Mac.
 */
export function shownNumber(text: string, format: CellFormat, from1904: boolean): string {
  const value = Number(text)
  if (format === 'number' || !Number.isFinite(value)) return text
  if (format === 'percent') return `${Number((value * 100).toPrecision(15))}%`
  const day = dayOfSerial(Math.floor(value), from1904)
  if (day === null) return text
  return format === 'day' ? day : describePeriod(periodOf('month', day), 'single')
}

/** The first serial that means the same day everywhere: earlier ones lie before a leap day that never was. */
const FIRST_SAFE = 61
const LAST = 2_958_465

function dayOfSerial(serial: number, from1904: boolean): string | null {
  if (from1904) return serial >= 0 && serial < LAST ? addDays('1904-01-01', serial) : null
  return serial >= FIRST_SAFE && serial <= LAST ? addDays('1899-12-30', serial) : null
}
