import { type ColumnRole, JOINT, periodColumn, proposedRoles, type SeenColumn } from './column-role.ts'
import { describeShape as describePublished, type FileShape } from './shape.ts'

/** A table as it is read: its columns by name, what each says, and the area of one that names none. */
export type Layout = Readonly<{
  header: readonly string[]
  roles: readonly ColumnRole[]
  area: string | null
  /** A blank value behind which a note stands is one that was held back. */
  isNoteSuppressed: boolean
}>

/** A table of one's own by what it has. */
export const ownShapes = ['own-long', 'own-wide-periods', 'own-wide-indicators'] as const
export type OwnShape = (typeof ownShapes)[number]

const OWN_NAMES: Readonly<Record<OwnShape, string>> = {
  'own-long': 'a table of your own, one value a row',
  'own-wide-periods': 'a table of your own with a column for each period',
  'own-wide-indicators': 'a table of your own with a row for each indicator',
}

/** A shape in words, as the upload names it. */
export function describeShape(shape: FileShape | OwnShape): string {
  return shape in OWN_NAMES ? OWN_NAMES[shape as OwnShape] : describePublished(shape as FileShape)
}

/** The key of a measure where the whole file is one. */
export const WHOLE_FILE = '*'

const FINGERTIPS: Readonly<Record<string, ColumnRole>> = {
  'indicator id': 'indicator',
  'indicator name': 'indicator-name',
  'area code': 'area',
  'area name': 'area-name',
  sex: 'breakdown',
  age: 'breakdown',
  'category type': 'breakdown-topic',
  category: 'breakdown-value',
  'time period': 'period',
  value: 'value',
  'lower ci 95.0 limit': 'lower',
  'upper ci 95.0 limit': 'upper',
  count: 'numerator',
  denominator: 'denominator',
  'value note': 'note',
}

const LG_INFORM: Readonly<Record<string, ColumnRole>> = {
  area: 'area',
  'area label': 'area-name',
  'area long label': 'ignore',
}

/**
 * What the columns of a table say: those of a published shape by their names, others as proposed. What a person has
 * said counts before either; a column that such a mapping does not name is ignored. A filter that holds one value
 * only (an age that is part of the measure) splits nothing.
 */
export function rolesOf(
  shape: FileShape | 'unknown',
  columns: readonly SeenColumn[],
  said: Readonly<Record<string, ColumnRole>> | null,
  constant: ReadonlySet<string> = new Set(),
): readonly ColumnRole[] {
  if (said !== null) return columns.map(({ name }) => (Object.hasOwn(said, name) ? (said[name] ?? 'ignore') : 'ignore'))
  if (shape === 'fingertips')
    return columns.map(({ name }) => {
      const role = FINGERTIPS[name.toLowerCase()] ?? 'ignore'
      return role === 'breakdown' && constant.has(name) ? 'ignore' : role
    })
  if (shape === 'lg-inform') return columns.map(({ name }) => LG_INFORM[topOf(name)] ?? lgInformRole(name))
  return proposedRoles(columns)
}

/** The shape of a table of one's own, or null with what it lacks in words. */
export function ownShapeOf(roles: readonly ColumnRole[]): Readonly<{ shape: OwnShape | null; lacks: string | null }> {
  const has = (role: ColumnRole) => roles.includes(role)
  const isWide = has('period-values')
  if (isWide && !has('period')) {
    const isByArea = has('area') || has('area-name')
    return { shape: isByArea || !has('indicator') ? 'own-wide-periods' : 'own-wide-indicators', lacks: null }
  }
  const hasPeriod = has('period') || has('period-end')
  const hasValue = has('value') || has('measure') || (has('numerator') && has('denominator'))
  if (hasPeriod && hasValue) return { shape: 'own-long', lacks: null }
  if (hasPeriod) return { shape: null, lacks: 'Say which column holds the values.' }
  return { shape: null, lacks: 'Say which column holds the periods, or which columns are periods.' }
}

/** Where a table has columns of figures: the key each is known by, and the period it is of where its name says so. */
export type FigureColumn = Readonly<{ at: number; name: string; key: string | null; label: string | null }>

/** The columns of figures. A null key is the row's own indicator, or the whole file. */
export function figureColumns({ header, roles }: Pick<Layout, 'header' | 'roles'>): readonly FigureColumn[] {
  return roles.flatMap((role, at): readonly FigureColumn[] => {
    const name = header[at] ?? ''
    if (role === 'measure') return [{ at, name, key: name, label: null }]
    if (role === 'value') return [{ at, name, key: null, label: null }]
    if (role !== 'period-values') return []
    const found = periodColumn(name)
    return [{ at, name, key: found?.measure ?? null, label: found?.label ?? name }]
  })
}

function lgInformRole(name: string): ColumnRole {
  return periodColumn(name) === null ? 'ignore' : 'period-values'
}

function topOf(name: string): string {
  return (name.split(JOINT)[0] ?? name).trim().toLowerCase()
}
