import { addDays, dayNumber, dayOf, dayParts, type IsoDate } from '../day.ts'

/** Days that an order or a proclamation made bank holidays in England and Wales. Source: gov.uk/bank-holidays. */
const EXTRA: ReadonlySet<IsoDate> = new Set([
  '2002-06-03', // Golden Jubilee
  '2011-04-29', // Royal wedding
  '2012-06-05', // Diamond Jubilee
  '2022-06-03', // Platinum Jubilee
  '2022-09-19', // State funeral of Queen Elizabeth II
  '2023-05-08', // Coronation of King Charles III
])

/** Bank holidays that were held on another day for once, by the day the rule gives. Source: gov.uk/bank-holidays. */
const MOVED: Readonly<Record<IsoDate, IsoDate>> = {
  '2002-05-27': '2002-06-04',
  '2012-05-28': '2012-06-04',
  '2020-05-04': '2020-05-08', // 75 years since VE Day
  '2022-05-30': '2022-06-02',
}

/** 0 for Monday to 6 for Sunday. Day number 0 was a Wednesday. */
export function weekdayOf(day: IsoDate): number {
  return (dayNumber(day) + 2) % 7
}

/**
 * Easter Sunday of a year of the Gregorian calendar, by the arithmetic that holds for every one of them.
 * Source: Meeus, Astronomical Algorithms (1991), chapter 8, after Butcher (1876).
 */
export function easterSunday(year: number): IsoDate {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const at = h + l - 7 * m + 114
  return dayOf(year, Math.floor(at / 31), (at % 31) + 1)
}

/**
 * The bank holidays of England and Wales in a year, in order, as they have been since 1978 with the single days known
 * when this was written. What falls on a weekend is held on the next weekday that is none already. Source: Banking and
 * Financial Dealings Act 1971, schedule 1; gov.uk/bank-holidays.
 */
export function bankHolidaysOf(year: number): readonly IsoDate[] {
  const easter = easterSunday(year)
  const ruled = [
    addDays(easter, -2),
    addDays(easter, 1),
    firstMonday(dayOf(year, 5, 1)),
    firstMonday(dayOf(year, 5, 25)),
    firstMonday(dayOf(year, 8, 25)),
  ].map((day) => MOVED[day] ?? day)
  const extra = [...EXTRA].filter((day) => dayParts(day).year === year)
  const fixed = [dayOf(year, 1, 1), dayOf(year, 12, 25), dayOf(year, 12, 26)].filter((day) => weekdayOf(day) < 5)
  return [...ruled, ...extra, ...fixed, ...substitutesOf(year)].toSorted()
}

function substitutesOf(year: number): readonly IsoDate[] {
  const newYear = weekdayOf(dayOf(year, 1, 1))
  const christmas = weekdayOf(dayOf(year, 12, 25))
  const instead: Readonly<Record<number, readonly number[]>> = { 4: [28], 5: [27, 28], 6: [27] }
  return [
    ...(newYear < 5 ? [] : [dayOf(year, 1, newYear === 5 ? 3 : 2)]),
    ...(instead[christmas] ?? []).map((day) => dayOf(year, 12, day)),
  ]
}

function firstMonday(from: IsoDate): IsoDate {
  return addDays(from, (7 - weekdayOf(from)) % 7)
}

/** Whether a day is a bank holiday in England and Wales. */
export function isBankHoliday(day: IsoDate): boolean {
  return bankHolidaysOf(dayParts(day).year).includes(day)
}

/** Monday to Friday and no bank holiday of England and Wales. */
export function isWorkingDay(day: IsoDate): boolean {
  return weekdayOf(day) < 5 && !isBankHoliday(day)
}

/** The day itself where it is a working day, else the next one. */
export function workingDayFrom(day: IsoDate): IsoDate {
  return isWorkingDay(day) ? day : workingDayFrom(addDays(day, 1))
}

/** The day itself where it is a working day, else the last one before it. */
export function workingDayUntil(day: IsoDate): IsoDate {
  return isWorkingDay(day) ? day : workingDayUntil(addDays(day, -1))
}
