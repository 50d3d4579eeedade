import { Problem } from '../problem.ts'

/** The published shapes that are recognised by their header, in the order in which they are tried. */
export const fileShapes = ['ees', 'lait-long', 'lait-tidy', 'fingertips', 'lg-inform'] as const
export type FileShape = (typeof fileShapes)[number]

/** Those with a reader of their own; the columns of every other are told by their names, and read as any table. */
export type ReadByItself = 'ees' | 'lait-long' | 'lait-tidy'

export type ShapeReading =
  | Readonly<{ shape: FileShape }>
  | Readonly<{ shape: 'unknown'; nearest: FileShape | null; missing: readonly string[]; message: string }>

const REQUIRED: Readonly<Record<FileShape, readonly string[]>> = {
  ees: ['time_period', 'time_identifier', 'geographic_level', 'country_code', 'country_name'],
  'lait-long': ['Short Desc', 'Data item', 'Years', 'LA and Regions', 'Values', 'LA Number', 'Region'],
  'lait-tidy': ['indicator_code', 'period_label', 'geographic_level', 'area_code', 'old_la_code', 'value_text'],
  fingertips: [
    'Indicator ID',
    'Area Code',
    'Area Type',
    'Sex',
    'Age',
    'Category Type',
    'Category',
    'Time period',
    'Value',
  ],
  'lg-inform': ['area', 'area label', 'area long label'],
}

const SHAPE_NAMES: Readonly<Record<FileShape, string>> = {
  ees: 'an Explore Education Statistics file',
  'lait-long': 'the Local Authority Interactive Tool, as published',
  'lait-tidy': 'the Local Authority Interactive Tool, one value a row with codes',
  fingertips: 'a Fingertips download',
  'lg-inform': 'an LG Inform Plus table',
}

/**
 * Recognises a file by its header, in any column order; the first shape whose columns are all there. Of an unknown
 * file it tells the shape it comes nearest to and the columns that lacks; nearest is null where it shares under half.
 */
export function shapeOf(header: readonly string[]): ShapeReading {
  const names = new Set(header.map(columnName).map((name) => name.toLowerCase()))
  const missingOf = (shape: FileShape) => REQUIRED[shape].filter((name) => !names.has(name.toLowerCase()))
  const shape = fileShapes.find((one) => missingOf(one).length === 0)
  if (shape !== undefined) return { shape }
  const near = fileShapes.filter((one) => missingOf(one).length * 2 <= REQUIRED[one].length)
  const nearest = near.toSorted((a, b) => missingOf(a).length - missingOf(b).length)[0] ?? null
  if (nearest === null) return { shape: 'unknown', nearest, missing: [], message: 'This is not a file shape we know.' }
  const missing = missingOf(nearest)
  const columns = missing.map((name) => `“${name}”`).join(', ')
  const message = `This looks like ${SHAPE_NAMES[nearest]}, but the ${missing.length === 1 ? 'column' : 'columns'} ${columns} ${missing.length === 1 ? 'is' : 'are'} missing.`
  return { shape: 'unknown', nearest, missing, message }
}

/** A shape in words, as the upload names it. */
export function describeShape(shape: FileShape): string {
  return SHAPE_NAMES[shape]
}

/** A column's name without a byte order mark and spaces around it. */
export function columnName(cell: string): string {
  return cell.replace(/^\ufeff/, '').trim()
}

/** The place of a column in a header, whatever the case of its letters; −1 where it has none. */
export function placeOf(header: readonly string[], name: string): number {
  return header.findIndex((cell) => columnName(cell).toLowerCase() === name.toLowerCase())
}

/** The place of a column that a reader cannot do without; throws a Problem naming it where it is missing. */
export function checkedPlace(header: readonly string[], name: string): number {
  const at = placeOf(header, name)
  if (at < 0) throw new Problem('invalid', `The file has no column “${name}”.`)
  return at
}
