import type { IsoDate } from '../day.ts'
import type { Scale } from '../indicator.ts'
import { describeDay } from '../period/label.ts'
import type { Period, PeriodKind } from '../period.ts'
import type { PathBack } from './curve-input.ts'
import { dayPositionOf, positionOf, type StepAxis } from './step.ts'
import { describeShortValue } from './value.ts'

/** Where the promised way back passes: amber or green by a day, with the label that stands beside its mark. */
export type PathMark = Readonly<{
  at: number
  on: IsoDate
  value: number
  colour: 'amber' | 'green'
  label: string
  text: string
}>

export type PlacedPath = Readonly<{ from: Readonly<{ at: number; value: number }>; marks: readonly PathMark[] }>

/** The way back on the axis, in the order of its days; null where it starts nowhere, or leads to no day after that. */
export function pathBackOf(path: PathBack | null, axis: StepAxis, scale: Scale): PlacedPath | null {
  const start = path === null ? null : positionOf(path.from.period, axis)
  if (path === null || start === null) return null
  const marks = path.to
    .toSorted((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)))
    .flatMap(({ on, value, colour }): readonly PathMark[] => {
      const at = dayPositionOf(on, axis)
      if (at === null || at <= start) return []
      const word = colour === 'green' ? 'Green' : 'Amber'
      return [{ at, on, value, colour, label: `${word} by ${monthOf(on)}`, text: describeShortValue(value, scale) }]
    })
  return marks.length === 0 ? null : { from: { at: start, value: path.from.value }, marks }
}

/** "Mar 2027": there is no room for more beside a mark. */
function monthOf(day: IsoDate): string {
  const [, month = '', year = ''] = describeDay(day).split(' ')
  return `${month.slice(0, 3)} ${year}`
}

/** The days it leads to as periods of another kind than the series': those lengthen an axis and have no place on it. */
export function lengtheningOf(path: PathBack | null, kind: PeriodKind): readonly Period[] {
  const other: PeriodKind = kind === 'snapshot' ? 'calendar-year' : 'snapshot'
  return (path?.to ?? []).map(({ on }) => ({ kind: other, start: on, end: on }))
}

/** The way back in a sentence: "The path back: amber by 31 March 2027 (4%), green by 31 March 2028 (2.4%)." */
export function describePathBack(path: PlacedPath | null): string {
  if (path === null) return ''
  return `The path back: ${path.marks.map(describeMark).join(', ')}.`
}

export function describeMark({ colour, on, text }: PathMark): string {
  return `${colour} by ${describeDay(on)} (${text})`
}
