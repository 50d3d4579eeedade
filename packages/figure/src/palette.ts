/**
 * The chart's colours, as literal values because a drawing stands alone (PDF, download, mail). They are the design
 * tokens' values: lines and marks keep 3:1 against white, text 4.5:1. Each series differs in line style and marker too,
 * so that nothing is told by colour alone.
 */
export const INK = '#0b0c0c'
export const TICK_INK = '#484949'
export const HISTORY = '#12436d'
export const RESULT = '#801650'
export const FORECAST = '#5a6b78'
export const FORECAST_TEXT = '#46545f'
export const BAND_50 = '#cfdbe5'
export const BAND_50_TEXT = '#2f3d48'
export const BAND_80 = '#e8eff4'
export const AXIS = '#84898d'
export const GRID = '#e4e8eb'
/** Printers drop the lightest grey: on paper the grid is a step darker. */
export const GRID_PRINT = '#c9cfd3'
export const PAPER = '#ffffff'

export const STATUS_RED = '#b52a2a'
export const STATUS_AMBER = '#a85b00'
export const STATUS_GREEN = '#0f6b46'
export const STATUS_NONE = '#50575c'
export const STATUS_CONTEXT = '#12436d'
export const STATUS_LATE = '#54319f'

/** Better and worse are teal and rust, never the RAG colours. */
export const BETTER = '#0b6b66'
export const WORSE = '#9a3a00'

/** Groups of children beside one another, in the order they are drawn: line, darker ink of the name, dash and width. */
export const GROUP_LINES = [
  { line: '#12436d', text: '#12436d', dash: '', width: 2.4 },
  { line: '#28a197', text: '#14746c', dash: '7 4', width: 2.4 },
  { line: '#801650', text: '#801650', dash: '2 3', width: 2.6 },
  { line: '#f46a25', text: '#9c3c0b', dash: '10 3 2 3', width: 2.4 },
] as const

/** The line that others are held against, where each group has a chart of its own. */
export const REFERENCE_LINE = { line: '#6f777b', text: '#50575c', dash: '7 4', width: 1.8 } as const

/** How each kind of comparator is drawn: line and dash, and the darker ink of its name. */
export const COMPARATOR = {
  neighbours: { line: '#14746c', text: '#14746c', dash: '' },
  england: { line: '#6f777b', text: '#50575c', dash: '7 4' },
  region: { line: '#b8480f', text: '#9c3c0b', dash: '2 3' },
  area: { line: '#b8480f', text: '#9c3c0b', dash: '10 3 2 3' },
} as const
