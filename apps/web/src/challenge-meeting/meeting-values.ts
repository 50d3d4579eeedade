import type { ChallengeMeetingView } from '@ttc/contracts/challenge-meeting'

/** The details of a meeting as a form holds them. */
export type MeetingValues = {
  name: string
  meetsOn: string
  startsAt: string
  place: string
  minutes: string
  chairMemberId: string
  minuteTakerMemberId: string
  marking: string
  reason: string
}

const orNull = (text: string) => (text.trim() === '' ? null : text.trim())

export const requestOf = ({ reason: _, ...typed }: MeetingValues) => ({
  ...typed,
  startsAt: orNull(typed.startsAt),
  minutes: typed.minutes.trim() === '' ? null : Number(typed.minutes),
  chairMemberId: orNull(typed.chairMemberId),
  minuteTakerMemberId: orNull(typed.minuteTakerMemberId),
})

export const valuesOf = (meeting: ChallengeMeetingView): MeetingValues => ({
  name: meeting.name,
  meetsOn: meeting.meetsOn,
  startsAt: meeting.startsAt ?? '',
  place: meeting.place,
  minutes: String(meeting.minutes),
  chairMemberId: meeting.chair?.id ?? '',
  minuteTakerMemberId: meeting.minuteTaker?.id ?? '',
  marking: meeting.marking,
  reason: '',
})
