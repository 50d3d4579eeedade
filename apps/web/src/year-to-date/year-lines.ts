import { COMPARATOR, HISTORY, INK, RESULT } from '@ttc/figure/palette'

/** From this year back: thick to thin, each with a dash of its own, so that nothing is told by colour alone. */
export const YEAR_LINES = [
  { stroke: RESULT, strokeWidth: 3.6, strokeDasharray: '', r: 5 },
  { stroke: HISTORY, strokeWidth: 2.4, strokeDasharray: '', r: 3.5 },
  { stroke: COMPARATOR.england.line, strokeWidth: 1.8, strokeDasharray: '7 4', r: 2.5 },
] as const

export const TARGET_LINE = { stroke: INK, strokeWidth: 1.6, strokeDasharray: '1 4' } as const
