/** A day as ISO text, 'YYYY-MM-DD'. Days compare correctly as text. */
export type IsoDate = string

/** The calendar a series steps through. A series has one kind. */
export type PeriodKind =
  | 'calendar-year'
  | 'financial-year'
  | 'academic-year'
  | 'tax-year'
  | 'calendar-quarter'
  | 'financial-quarter'
  | 'academic-term'
  | 'month'
  | 'snapshot'

/**
 * How much a value of a series covers: one step of its kind, the year so far, the twelve months up to the step, or
 * two to five years pooled. A series has one accumulation.
 */
export type Accumulation = 'single' | 'year-to-date' | 'rolling' | 'pooled'

/** A period is its kind, first and last day; never its label. */
export type Period = Readonly<{ kind: PeriodKind; start: IsoDate; end: IsoDate }>
