import { readPeriod } from '../period/reading.ts'
import { askedOfCell } from './file-answer.ts'
import { columnName } from './shape.ts'
import { isNumberCell, isSymbolCell } from './symbol.ts'

/** What a column of a table says. */
export const columnRoles = [
  'area',
  'area-name',
  'period',
  'period-start',
  'period-end',
  'indicator',
  'indicator-name',
  'value',
  'measure',
  'period-values',
  'numerator',
  'denominator',
  'lower',
  'upper',
  'breakdown',
  'breakdown-topic',
  'breakdown-value',
  'status',
  'mark',
  'note',
  'unit',
  'ignore',
] as const
export type ColumnRole = (typeof columnRoles)[number]

/** A column with some of its cells. `few` is whether it holds only some different cells in the whole file. */
export type SeenColumn = Readonly<{ name: string; samples: readonly string[]; few: boolean }>

const NAMED: readonly (readonly [RegExp, ColumnRole])[] = [
  [/^(value status|status|symbol|suppression)$/, 'status'],
  [/^(provisional|revised|final|release status|version|data status)$/, 'mark'],
  [/^((value |data )?notes?|comments?|footnotes?|commentary)$/, 'note'],
  [/^(units?|unit of measure|measure unit)$/, 'unit'],
  [
    /^(indicator|measure|metric|kpi|pi) ?(code|id|ref|reference|number)$|^(short desc|ref|reference|code)$/,
    'indicator',
  ],
  [/^(indicator|measure|metric|kpi|pi)( ?name| title| description)?$|^data item$/, 'indicator-name'],
  [
    /^(area|la|local authority|authority|council|ons|gss|lad|new la|old la|ecode)( area)? ?(code|number|id)$|^gss$/,
    'area',
  ],
  [/^(area|la|lad|local authority|authority|council|region|place)( name| label| long label)?$/, 'area-name'],
  [/^(period|start)( start| date| from)$|^(date )?from$/, 'period-start'],
  [/^(period|end)( end| date| to)$|^to$/, 'period-end'],
  [
    /^(time )?periods?( label| name)?$|^(financial |academic |calendar |reporting )?years?$|^(as at|date|month|quarter|qtr|term)$/,
    'period',
  ],
  [/^(numerator|num|count|n|numbers?|cases)$/, 'numerator'],
  [/^(denominator|den|denom|population|base|cohort|out of)$/, 'denominator'],
  [/^(lower|lci|lcl|ci lower|lower (ci|limit|bound|cl))\b/, 'lower'],
  [/^(upper|uci|ucl|ci upper|upper (ci|limit|bound|cl))\b/, 'upper'],
  [
    /^(values?|value text|results?|rate|percentage|percent|per cent|%|actual|figures?|outturn|score|amount|data)$/,
    'value',
  ],
  [/^breakdown topic$|^characteristic group$|^category type$/, 'breakdown-topic'],
  [/^(breakdown|characteristic|category)$/, 'breakdown-value'],
  [
    /^(sex|gender|ethnic|age$|age group|group|sen\b|send|fsm|free school meals|looked after|disab|disadvantage|religion)/,
    'breakdown',
  ],
]

const AREA_CODE = /^[A-Z]\d{8}$/

/**
 * What each column seems to say, by its name, then by its cells. A numeric column without a name we know is a measure
 * of its own where the table has no column of values; a text column with few different cells is a group of children.
 * Of two columns that claim the same place the first has it.
 */
export function proposedRoles(columns: readonly SeenColumn[]): readonly ColumnRole[] {
  const named = columns.map((column) => roleOf(column))
  const has = (role: ColumnRole) => named.includes(role)
  const roles = named.map((role, at): ColumnRole => {
    if (role !== 'indicator-name' || has('indicator')) return role
    return named.indexOf('indicator-name') === at ? 'indicator' : 'ignore'
  })
  const once = roles.map((role, at) => (isOnce(role) && roles.indexOf(role) !== at ? 'ignore' : role))
  return settled(columns, once)
}

function settled(columns: readonly SeenColumn[], roles: readonly ColumnRole[]): readonly ColumnRole[] {
  const has = (role: ColumnRole) => roles.includes(role)
  const isLong = has('period') || has('period-end')
  const lacksValue = !has('value') && !(has('numerator') && has('denominator'))
  const instead: Partial<Record<ColumnRole, ColumnRole>> = {
    ...(isLong ? { 'period-values': 'ignore' } : {}),
    ...(isLong && lacksValue ? { numerator: 'measure' } : { measure: 'ignore' }),
    ...(has('breakdown-topic') ? {} : { 'breakdown-value': 'breakdown' }),
  }
  return roles.map((role, at) => {
    const column = columns[at]
    return role === 'ignore' && column?.few === true && isText(column) ? 'breakdown' : (instead[role] ?? role)
  })
}

/** The period and, in a table with two header rows, the measure that a column is headed with; null where it has none. */
export function periodColumn(name: string): Readonly<{ label: string; measure: string | null }> | null {
  const whole = name.replace(JOINT, ' ')
  if (isPeriod(whole)) return { label: whole, measure: null }
  const [top, bottom] = name.split(JOINT)
  if (top === undefined || bottom === undefined) return null
  if (isPeriod(bottom)) return { label: bottom, measure: measureOf(top) }
  return isPeriod(top) ? { label: top, measure: measureOf(bottom) } : null
}

/** What stands between the two rows of a header where a column is named by both. */
export const JOINT = ' – '

const SAYS_NOTHING = /^(values?|raw values?|figures?|number|rate|%|percentage|data)$/i

function measureOf(text: string): string | null {
  return SAYS_NOTHING.test(text) ? null : text
}

function isPeriod(text: string): boolean {
  return readPeriod(text).read !== 'unreadable'
}

function roleOf({ name, samples }: SeenColumn): ColumnRole {
  const filled = samples.filter((cell) => cell.trim() !== '')
  if (filled.length > 0 && filled.every((cell) => AREA_CODE.test(cell.trim()))) return 'area'
  const plain = plainName(name)
  const [, role] = NAMED.find(([form]) => form.test(plain)) ?? []
  if (role !== undefined) return role
  const isSomeFigure = filled.length === 0 || filled.some((cell) => isNumberCell(cell) || isSymbolCell(cell))
  if (isSomeFigure && periodColumn(name) !== null) return 'period-values'
  return isOfFigures(filled) ? 'measure' : 'ignore'
}

/**
 * Whether cells are figures: all of them, or most, where the others could be read once their comma or their symbol is
 * explained ("18,5", "n/k"): one cell that nobody knows must not hide a whole column.
 */
function isOfFigures(filled: readonly string[]): boolean {
  const others = filled.filter((cell) => !isNumberCell(cell) && askedOfCell(cell) !== 'decimal-comma')
  const unknown = others.filter((cell) => !isSymbolCell(cell))
  if (unknown.length === 0) return filled.length > 0
  return unknown.every((cell) => askedOfCell(cell) === 'symbol') && others.length * 2 < filled.length
}

function plainName(name: string): string {
  return columnName(name.split(JOINT)[0] ?? name)
    .toLowerCase()
    .replace(/[\s_\-.()]+/g, ' ')
    .trim()
}

function isText({ samples }: SeenColumn): boolean {
  return samples.some((cell) => cell.trim() !== '' && !isNumberCell(cell) && !isSymbolCell(cell))
}

const OFTEN: ReadonlySet<ColumnRole> = new Set(['breakdown', 'measure', 'period-values', 'ignore', 'note'])

function isOnce(role: ColumnRole): boolean {
  return !OFTEN.has(role)
}
