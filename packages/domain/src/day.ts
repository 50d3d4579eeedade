/** A day as ISO text, 'YYYY-MM-DD'. Days compare correctly as text. */
export type IsoDate = string

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/

/** A day's parts; `month` runs from 1. */
export type DayParts = Readonly<{ year: number; month: number; day: number }>

/** The ISO text of a day that exists. Years are four digits. */
export function dayOf(year: number, month: number, day: number): IsoDate {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** Whether a text is a day of the Gregorian calendar in ISO form: '2023-02-29' is not. */
export function isDay(text: string): boolean {
  const match = DATE.exec(text)
  if (match === null) return false
  const month = Number(match[2])
  const day = Number(match[3])
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(Number(match[1]), month)
}

/** The parts of a day that `isDay`. */
export function dayParts(day: IsoDate): DayParts {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), day: Number(day.slice(8, 10)) }
}

/** How many days a month of a year has; `month` 1 to 12. */
function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/**
 * Days since 1 March of the year 0, counted in eras of 400 years, so that neither a clock nor a time zone is involved.
 * Source: the civil-from-days arithmetic of the proleptic Gregorian calendar (years begin in March, so that the leap
 * day comes last).
 */
export function dayNumber(day: IsoDate): number {
  const { year, month, day: date } = dayParts(day)
  const y = month > 2 ? year : year - 1
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + date - 1
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
}

/** The day of a day number: the inverse of `dayNumber`. */
export function dayFromNumber(count: number): IsoDate {
  const era = Math.floor(count / 146_097)
  const dayOfEra = count - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return dayOf(year, month, dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1)
}

/** The day so many days later, or earlier when negative. */
export function addDays(day: IsoDate, days: number): IsoDate {
  return dayFromNumber(dayNumber(day) + days)
}

/**
 * The same day so many months later. The last day of a month stays the last day (31 March, three months on, is
 * 30 June, and three on from there 30 September), as snapshots are taken.
 */
export function addMonths(day: IsoDate, months: number): IsoDate {
  const { year, month, day: date } = dayParts(day)
  const at = year * 12 + (month - 1) + months
  const toYear = Math.floor(at / 12)
  const toMonth = at - toYear * 12 + 1
  const last = daysInMonth(toYear, toMonth)
  return dayOf(toYear, toMonth, date === daysInMonth(year, month) ? last : Math.min(date, last))
}
