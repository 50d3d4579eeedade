import { isDay } from '@ttc/domain/day'
import { type RoundDayName, type RoundDays, roundDayNames, usualReminders } from '@ttc/domain/round'
import { daysFor, movedDays } from '@ttc/domain/round/proposal'

export type RoundValues = Record<RoundDayName, string> & { name: string; reminders: string[]; opensByItself: boolean }

type Stored = RoundDays & Readonly<{ name: string; reminders: readonly number[]; opensByItself: boolean }>

export const valuesOf = ({ reminders, ...stored }: Stored): RoundValues => ({
  ...(Object.fromEntries(roundDayNames.map((name) => [name, stored[name]])) as Record<RoundDayName, string>),
  name: stored.name,
  opensByItself: stored.opensByItself,
  reminders: reminders.map(String),
})

/** What is sent: the boxes that are ticked as whole days, earliest first. One box alone comes as a text. */
export const requestOf = ({ reminders, ...values }: RoundValues) => ({
  ...values,
  reminders: [reminders]
    .flat()
    .map(Number)
    .toSorted((a, b) => a - b),
})

const OFFERED = [-7, -3, -1, 0, 2, 5]

/** The days that can be ticked: the usual ones and whatever is stored. */
export const reminderChoices = (stored: readonly number[] = usualReminders): readonly number[] =>
  [...new Set([...OFFERED, ...stored])].toSorted((a, b) => a - b)

export type Moved = Readonly<{ name: RoundDayName; from: string; to: string }>

/**
 * What other days are proposed for a meeting day that was typed, where that is not the one the form began with: of a
 * round under way only days still ahead are moved.
 */
export function proposedFor(
  values: RoundValues,
  first: RoundValues,
  running: RoundDays | null,
  asOf: string,
): readonly Moved[] {
  if (!isDay(values.meetsOn) || values.meetsOn === first.meetsOn) return []
  const days = running === null ? daysFor(values.meetsOn) : movedDays(running, values.meetsOn, asOf)
  return roundDayNames
    .filter((name) => days[name] !== values[name])
    .map((name) => ({ name, from: values[name], to: days[name] }))
}
