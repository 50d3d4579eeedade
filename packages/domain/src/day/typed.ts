import { dayOf, type IsoDate, isDay } from '../day.ts'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * A day as people in the UK type it in one line: "31 March 2027", "31 mar 27", "31/3/2027", "31.3.27", "31 3 2027" or
 * "2027-03-31"; the day comes before the month. Years of two digits are of this century. Null where it is no day, such as
 * "31 April 2027", "soon" or one without a year: which year was meant must not be guessed.
 */
export function typedDay(text: string): IsoDate | null {
  const plain = text.trim().toLowerCase()
  if (isDay(plain)) return plain
  const [, date, month, year] =
    /^(\d{1,2})(?:st|nd|rd|th)?[\s/.-]+([a-z]{3,9}|\d{1,2})[\s/.,-]+(\d{4}|\d{2})$/.exec(plain) ?? []
  if (date === undefined || month === undefined || year === undefined) return null
  const number = /^\d/.test(month) ? Number(month) : monthNamed(month)
  const day = dayOf(year.length === 2 ? 2000 + Number(year) : Number(year), number, Number(date))
  return isDay(day) ? day : null
}

const FULL = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

/** 1 to 12; 0, which is no month, where the word is none. */
function monthNamed(word: string): number {
  const short = MONTHS.indexOf(word) + 1
  if (short > 0) return short
  return word === 'sept' ? 9 : FULL.indexOf(word) + 1
}
