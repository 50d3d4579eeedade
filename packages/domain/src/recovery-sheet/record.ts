import type { IsoDate } from '../day.ts'
import { comparePeriods, type Period } from '../period.ts'
import type { RagStatus } from '../rag.ts'
import type { SheetReason } from '../recovery-sheet.ts'

/** The days a sheet gave, as it was sent on a day. */
export type SentDates = Readonly<{ on: IsoDate; backToAmberOn: IsoDate | null; backToGreenOn: IsoDate | null }>

/** A sheet with every version of it that was sent, oldest first. */
export type SentSheet = Readonly<{
  because: SheetReason
  owedOn: IsoDate
  periodEnd: IsoDate
  sent: readonly SentDates[]
}>

type Kind = 'backToAmberOn' | 'backToGreenOn'
const kinds: readonly Kind[] = ['backToAmberOn', 'backToGreenOn']

const turned: ReadonlySet<SheetReason> = new Set(['red', 'amber', 'forecast'])

/**
 * How often a day given for amber or green was moved later, over the sheets of one placement in any order. A day that
 * had passed before the indicator turned again was kept: what is promised then is new, and no slip.
 */
export function slipsOf(sheets: readonly SentSheet[]): number {
  return kinds.map((kind) => daysIn(sheets, kind).slips).reduce((sum, one) => sum + one, 0)
}

/** The days that were given last and still bind: a later one moves them. Null where none was, or it was kept. */
export function daysGiven(sheets: readonly SentSheet[]): Pick<SentDates, Kind> {
  return {
    backToAmberOn: daysIn(sheets, 'backToAmberOn').given,
    backToGreenOn: daysIn(sheets, 'backToGreenOn').given,
  }
}

function daysIn(sheets: readonly SentSheet[], kind: Kind): Readonly<{ slips: number; given: IsoDate | null }> {
  const ordered = sheets.toSorted((a, b) => (a.owedOn < b.owedOn ? -1 : Number(a.owedOn > b.owedOn)))
  let given: IsoDate | null = null
  let slips = 0
  for (const sheet of ordered) {
    if (given !== null && given < sheet.owedOn && turned.has(sheet.because)) given = null
    for (const sent of sheet.sent) {
      const day = sent[kind]
      if (day === null) continue
      if (given !== null && day > given) slips += 1
      given = day
    }
  }
  return { slips, given }
}

/** One period of a placement as it is judged now. */
export type Judged = Readonly<{ period: Period; status: RagStatus }>

/** A day that was promised, the last one given of its kind on a sheet, and what came of it. */
export type PromisedDay = Readonly<{
  to: 'amber' | 'green'
  on: IsoDate
  result: 'kept' | 'late' | 'not-back' | 'open'
  /** The first period in which it was back; null where it is not. */
  back: Period | null
}>

/**
 * What came of the days that sheets promised: kept where it was back in the period the day lies in, or before; late
 * where it came back after that; not back where that period's value is known and nothing since was good enough; open
 * until then. Back to amber means no longer red. Only periods after the sheet's own count.
 */
export function recoveryRecord(sheets: readonly SentSheet[], history: readonly Judged[]): readonly PromisedDay[] {
  const judged = history.toSorted((a, b) => comparePeriods(a.period, b.period))
  return sheets.flatMap((sheet) =>
    kinds.flatMap((kind) => {
      const on = sheet.sent.findLast((one) => one[kind] !== null)?.[kind] ?? null
      if (on === null) return []
      const to = kind === 'backToAmberOn' ? ('amber' as const) : ('green' as const)
      const after = judged.filter(({ period }) => period.end > sheet.periodEnd)
      const back = after.find(({ status }) => isBack(status, to))?.period ?? null
      return [{ to, on, result: resultOf(on, back, after), back }]
    }),
  )
}

/** How many promised days came to what, and how often a day was put off. */
export type RecoveryTotal = Readonly<{ kept: number; late: number; notBack: number; open: number; slips: number }>

/** What came of the days of several indicators together, as counts alone. */
export function recoveryTotalOf(
  records: readonly Readonly<{ days: readonly PromisedDay[]; slips: number }>[],
): RecoveryTotal {
  const days = records.flatMap((one) => one.days)
  const count = (result: PromisedDay['result']) => days.filter((one) => one.result === result).length
  return {
    kept: count('kept'),
    late: count('late'),
    notBack: count('not-back'),
    open: count('open'),
    slips: records.reduce((sum, one) => sum + one.slips, 0),
  }
}

function resultOf(on: IsoDate, back: Period | null, after: readonly Judged[]): PromisedDay['result'] {
  if (back !== null) return back.start <= on ? 'kept' : 'late'
  return after.some(({ period }) => period.end >= on) ? 'not-back' : 'open'
}

function isBack(status: RagStatus, to: 'amber' | 'green'): boolean {
  return status === 'green' || (to === 'amber' && status === 'amber')
}
